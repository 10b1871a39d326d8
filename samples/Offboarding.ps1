<#
.SYNOPSIS
    Removes clients: records their linked networks, removes their profiles, and removes their keys from the vault.
.DESCRIPTION
    A removed profile and its posts cannot be restored, so the script asks for confirmation for each profile. -WhatIf shows
    which profiles would be removed. -Force removes them without asking, for a job that runs unattended.

    If the networks of a client cannot be read, the client is not removed, and an error names it. An error also names clients
    that no longer exist. The script continues with the others. If you run it again after an interruption, it keeps the records
    of the first run.

    Exit codes: 0 means that all clients are removed. 1 means that some are not, or that their keys are still in the vault. The
    errors say which and why.
.EXAMPLE
    ./Offboarding.ps1 -Path ./leaving.csv -RecordPath ./had-linked.csv -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The CSV that lists the clients to remove. Its column Title contains their exact titles.
    [Parameter(Mandatory)]
    [string] $Path,

    # The CSV to which the linked networks are appended.
    [Parameter(Mandatory)]
    [string] $RecordPath,

    # The vault that contains the profile keys.
    [string] $Vault = 'Company',

    # Removes the profiles without asking for confirmation.
    [switch] $Force
)

$ErrorActionPreference = 'Stop'
$problems = @()
$recorded = @(foreach ($client in Import-Csv $Path | Select-Object Title) {
    $accounts = @($client | Get-AyrshareSocialAccount -Vault $Vault -ErrorAction Continue -ErrorVariable unread)
    $problems += $unread
    if ($unread) { continue }
    $accounts |
        Select-Object Title, RefId, Network, Username, ProfileUrl, Linked |
        Export-Csv $RecordPath -Append -NoTypeInformation -WhatIf:$WhatIfPreference
    $client
})
$recorded | Remove-AyrshareProfile -Vault $Vault -RemoveSecret -Force:$Force -PassThru -ErrorAction Continue -ErrorVariable +problems
if ($problems) { exit 1 }
