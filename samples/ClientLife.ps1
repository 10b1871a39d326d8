<#
.SYNOPSIS
    A client's whole life, in the sandbox: created, linked, renewed, renamed, unlinked, removed. No key is ever typed.
.DESCRIPTION
    Each command takes the object of the one before it, which brings the profile's key along, out of sight. Nothing
    leaves this machine. Against the real Ayrshare the same lines work after Connect-Ayrshare; there the client opens
    the link, in place of $sandbox.Link.
.EXAMPLE
    ./ClientLife.ps1
#>
[CmdletBinding()]
param(
    # The client's name.
    [string] $Title = 'Bluebird Cafe'
)

$ErrorActionPreference = 'Stop'
$sandbox = Start-AyrshareSandbox -Connect
try {
    # The profile, and a link for its owner that shows two networks.
    $link = New-AyrshareProfile $Title | New-AyrshareLinkSession -AllowedSocial facebook, instagram -ExpiresIn 60
    $link | Get-AyrshareLinkSession

    # The client opens the link and connects both.
    $sandbox.Link($Title, 'facebook')
    $sandbox.Link($Title, 'instagram')
    $client = $link | Wait-AyrshareSocialAccount -Network facebook, instagram -TimeoutSec 60
    $client | Get-AyrshareSocialAccount

    # The link has done its work.
    $link | Revoke-AyrshareLinkSession -PassThru

    # Two months later a network is due for a refresh: a new link, by mail, for that one.
    $sandbox.Clock.Advance([timespan]::FromDays(60))
    $due = $client | Get-AyrshareSocialAccount | Where-Object { $_.RefreshRequired -or $_.RefreshDaysRemaining -in 0..7 }
    $client | Send-AyrshareConnectEmail -To owner@bluebird.example -Company 'Example Agency' -AllowedSocial $due.Network -ExpiresIn 2880

    # A new name, and a label to find the client by.
    $client | Set-AyrshareProfile -DisplayTitle "$Title & Roastery" -Tags food, local -PassThru

    # Instagram moves to another agency, and then the client does.
    $client | Get-AyrshareSocialAccount -Network instagram | Disconnect-AyrshareSocialAccount -PassThru
    $client | Remove-AyrshareProfile -Force -PassThru
}
finally {
    $sandbox | Stop-AyrshareSandbox
}
