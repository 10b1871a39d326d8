<#
.SYNOPSIS
    Removes clients that leave: notes what they had linked, removes their profiles, then their keys from the vault.
.DESCRIPTION
    A removed profile is gone for good, with its posts, so that each is asked for. -WhatIf shows what would be removed;
    -Force asks nothing, for a job that nobody watches. Those that are gone already are named as errors, and the others
    go on.
.EXAMPLE
    ./Offboarding.ps1 -Path ./leaving.csv -RecordPath ./had-linked.csv -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The CSV with the column Title: the exact titles of those who leave.
    [Parameter(Mandatory)]
    [string] $Path,

    # Where to note the networks that they had linked.
    [Parameter(Mandatory)]
    [string] $RecordPath,

    # The vault with the profile keys.
    [string] $Vault = 'Company',

    # Removes without asking.
    [switch] $Force
)

$ErrorActionPreference = 'Stop'
$leaving = @(Import-Csv $Path | Select-Object Title)
$leaving |
    Get-AyrshareSocialAccount -Vault $Vault -ErrorAction Continue |
    Select-Object Title, RefId, Network, Username, ProfileUrl, Linked |
    Export-Csv $RecordPath -NoTypeInformation
$leaving | Remove-AyrshareProfile -Vault $Vault -RemoveSecret -Force:$Force -PassThru -ErrorAction Continue
