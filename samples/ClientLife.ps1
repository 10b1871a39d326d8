<#
.SYNOPSIS
    Shows the whole life of a client in the sandbox: create, link, renew, rename, unlink and remove.
.DESCRIPTION
    Each command takes the output of the previous one, which passes the profile key on without showing it. You never type a key.

    No request leaves your computer. To use the same commands with Ayrshare, run Connect-Ayrshare first. The client then opens
    the link instead of $sandbox.Link.
.EXAMPLE
    ./ClientLife.ps1
#>
[CmdletBinding()]
param(
    # The title of the client's profile.
    [string] $Title = 'Bluebird Cafe'
)

$ErrorActionPreference = 'Stop'
$sandbox = Start-AyrshareSandbox -Connect
try {
    # Create the profile, and a link that shows two networks.
    $link = New-AyrshareProfile $Title | New-AyrshareLinkSession -AllowedSocial linkedin, instagram -ExpiresIn 60
    $link | Get-AyrshareLinkSession

    # The client opens the link and links both networks.
    $sandbox.Link($Title, 'linkedin')
    $sandbox.Link($Title, 'instagram')
    $client = $link | Wait-AyrshareSocialAccount -Network linkedin, instagram -TimeoutSec 60
    $client | Get-AyrshareSocialAccount

    # Revoke the link, which is no longer needed.
    $link | Revoke-AyrshareLinkSession -PassThru

    # Two months later, LinkedIn is due for a refresh. Email a new link for it.
    $sandbox.Clock.Advance([timespan]::FromDays(60))
    $due = $client | Get-AyrshareSocialAccount | Where-Object { $_.RefreshRequired -or $_.RefreshDaysRemaining -in 0..7 }
    $client | Send-AyrshareConnectEmail -To owner@bluebird.example -Company 'Example Agency' -AllowedSocial $due.Network -ExpiresIn 2880

    # Change the display title, and add tags to find the client by.
    $client | Set-AyrshareProfile -DisplayTitle "$Title & Roastery" -Tags food, local -PassThru

    # Unlink Instagram, then remove the profile.
    $client | Get-AyrshareSocialAccount -Network instagram | Disconnect-AyrshareSocialAccount -PassThru
    $client | Remove-AyrshareProfile -Force -PassThru
}
finally {
    $sandbox | Stop-AyrshareSandbox
}
