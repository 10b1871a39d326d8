<#
.SYNOPSIS
    Removes clients that leave: notes what they had linked, removes their profiles, then their keys from the vault.
.DESCRIPTION
    A removed profile is gone for good, with its posts, so that each is asked for. -WhatIf shows what would be removed;
    -Force asks nothing, for a job that nobody watches. A client whose networks can not be read is not removed: an error
    names it, as it does those that are gone already, and the others go on. Run again after an interruption, the notes
    of the first run stay.

    Exit codes: 0, all are removed. 1, some are not, or their keys are still in the vault: the errors tell which and why.
.EXAMPLE
    ./Offboarding.ps1 -Path ./leaving.csv -RecordPath ./had-linked.csv -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The CSV with the column Title: the exact titles of those who leave.
    [Parameter(Mandatory)]
    [string] $Path,

    # The CSV to note the networks in that they had linked; what it has already stays.
    [Parameter(Mandatory)]
    [string] $RecordPath,

    # The vault with the profile keys.
    [string] $Vault = 'Company',

    # Removes without asking.
    [switch] $Force
)

$ErrorActionPreference = 'Stop'
$problems = @()
$noted = @(foreach ($client in Import-Csv $Path | Select-Object Title) {
    $accounts = @($client | Get-AyrshareSocialAccount -Vault $Vault -ErrorAction Continue -ErrorVariable unread)
    $problems += $unread
    if ($unread) { continue }
    $accounts |
        Select-Object Title, RefId, Network, Username, ProfileUrl, Linked |
        Export-Csv $RecordPath -Append -NoTypeInformation -WhatIf:$WhatIfPreference
    $client
})
$noted | Remove-AyrshareProfile -Vault $Vault -RemoveSecret -Force:$Force -PassThru -ErrorAction Continue -ErrorVariable +problems
if ($problems) { exit 1 }
