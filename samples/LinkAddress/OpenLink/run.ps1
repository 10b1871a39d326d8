<#
.SYNOPSIS
    Redirects a client's permanent address to a fresh link, in an Azure Functions app.
.DESCRIPTION
    Deploy the folder LinkAddress as a function app with PowerShell 7.4, with these settings: AYRSHARE_API_KEY,
    AYRSHARE_LINK_SECRET, a random text of at least 32 characters, and AYRSHARE_VAULT, the SecretManagement vault with the
    profile keys, which New-AyrshareProfile -Vault has stored. Register that vault in profile.ps1, for example Az.KeyVault.
    New-LinkAddress.ps1 makes the address of each client.

    The function issues a link session for the profile, which lives five minutes without the Max Pack, and redirects with
    302. The page says nothing about why an address does not work: who guesses addresses learns nothing.
.EXAMPLE
    func start
    Runs the function on this machine. New-LinkAddress.ps1 -App http://127.0.0.1:7071 makes addresses that lead to it.
#>
param($Request, $TriggerMetadata)

$ErrorActionPreference = 'Stop'
. $PSScriptRoot/Token.ps1

# The profile, or nothing if there is none, such as one that was removed.
function Find-Client([string] $RefId) {
    try { Get-AyrshareProfile -RefId $RefId }
    catch { if ($_.FullyQualifiedErrorId -notlike 'ProfileNotFound*') { throw } }
}

# No proxy or browser may keep the link, or tell another site of the address.
$headers = @{ 'Cache-Control' = 'no-store'; 'Referrer-Policy' = 'no-referrer'; 'X-Robots-Tag' = 'noindex' }
$response = @{ StatusCode = 404; Headers = $headers; Body = 'This address does not work. Please ask for a new one.' }
try {
    $refId = Get-TokenRefId $Request.Params.token
    $client = if ($refId) { Find-Client $refId }
    if ($client) {
        $link = $client | New-AyrshareLinkSession -Vault $env:AYRSHARE_VAULT
        $headers.Location = $link.Url.AbsoluteUri
        $response = @{ StatusCode = 302; Headers = $headers }
    }
}
catch {
    # The log says what went wrong, without any key. If the vault does not have the profile's key, the next attempt fails too.
    Write-Warning "No link was issued: $_"
    if ($_.FullyQualifiedErrorId -notlike 'SecretNotFound*') {
        $response = @{ StatusCode = 503; Headers = $headers; Body = 'Please try again in a minute.' }
    }
}

Push-OutputBinding -Name Response -Value ([HttpResponseContext] $response)
