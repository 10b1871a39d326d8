<#
.SYNOPSIS
    Makes and checks the tokens in clients' permanent addresses.
.DESCRIPTION
    A token is the RefId of the profile and its HMAC-SHA256 with the secret AYRSHARE_LINK_SECRET, which must be at least 32
    characters long.
.EXAMPLE
    . ./Token.ps1
    New-LinkToken $RefId
    Get-TokenRefId $token
#>

function Get-TokenSignature([string] $RefId) {
    if ("$env:AYRSHARE_LINK_SECRET".Length -lt 32) { throw 'AYRSHARE_LINK_SECRET must be at least 32 characters long.' }
    $hmac = [Security.Cryptography.HMACSHA256]::new([Text.Encoding]::UTF8.GetBytes($env:AYRSHARE_LINK_SECRET))
    $hmac.ComputeHash([Text.Encoding]::UTF8.GetBytes("link:$RefId"))
}

function New-LinkToken([string] $RefId) {
    "$RefId.$([Convert]::ToHexString((Get-TokenSignature $RefId)).ToLowerInvariant())"
}

# The RefId of a token, or nothing if the token is not one that New-LinkToken has made.
function Get-TokenRefId([string] $Token) {
    if ($Token -cnotmatch '\A(?<refId>[A-Za-z0-9_-]{1,128})\.(?<signature>[0-9a-f]{64})\z') { return }
    $refId = $Matches.refId
    [byte[]] $given = [Convert]::FromHexString($Matches.signature)
    [byte[]] $expected = Get-TokenSignature $refId
    if ([Security.Cryptography.CryptographicOperations]::FixedTimeEquals($given, $expected)) { $refId }
}
