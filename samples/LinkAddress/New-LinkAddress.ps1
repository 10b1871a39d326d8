<#
.SYNOPSIS
    Makes the permanent address of each client, at which the function app LinkAddress issues a fresh link.
.DESCRIPTION
    A link of Ayrshare lives five minutes without the Max Pack: too short for an email. The address that this script makes
    does not expire. When the client opens it, the function OpenLink issues a link and redirects to it.

    The address contains the RefId of the profile and a signature with a secret that only you and the app have. Nobody can
    guess the address of another client, and it contains no profile key. To make all addresses invalid, change the secret.
.EXAMPLE
    $env:AYRSHARE_LINK_SECRET = Get-Secret LinkSecret -AsPlainText
    Get-AyrshareProfile | ./New-LinkAddress.ps1 -App https://example.azurewebsites.net | Export-Csv addresses.csv
#>
[CmdletBinding()]
param(
    # The address of the function app.
    [Parameter(Mandatory)]
    [uri] $App,

    # The title of the profile.
    [Parameter(Mandatory, ValueFromPipelineByPropertyName)]
    [string] $Title,

    # The public reference of the profile.
    [Parameter(Mandatory, ValueFromPipelineByPropertyName)]
    [string] $RefId
)

begin { . $PSScriptRoot/OpenLink/Token.ps1 }

process {
    [pscustomobject]@{
        Title   = $Title
        Address = [uri]::new($App, "/api/link/$(New-LinkToken $RefId)")
    }
}
