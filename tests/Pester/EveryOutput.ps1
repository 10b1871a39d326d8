<#
.SYNOPSIS
    Puts out each kind of object that a user meets, with values as long as life makes them.
.DESCRIPTION
    Needs the module with a vault named Company, and connects to a sandbox of its own, which it puts out too.
.PARAMETER Folder
    A folder for the journal of an onboarding.
#>
[CmdletBinding()]
param([Parameter(Mandatory)] [string] $Folder)

$sandbox = Start-AyrshareSandbox -Connect
$client = [pscustomobject]@{
    Title = 'Blueberry Hill Community Kitchen & Bakery (Portland)'
    Email = 'bartholomew.featherstone@blueberry-hill.example'
}
$networks = 'bluesky', 'facebook', 'gmb', 'instagram', 'linkedin', 'pinterest', 'reddit', 'snapchat', 'telegram', 'threads', 'tiktok',
    'twitter', 'youtube'

$created = $client | New-AyrshareProfile -Vault Company -Tags food, local
$created
'Acme' | New-AyrshareProfile
$sandbox.Profiles[0] | Import-AyrshareProfileKey -Vault Company
foreach ($network in $networks) { $sandbox.Link($client.Title, $network) }
$sandbox.Link($client.Title, 'facebook', 1)
$sandbox.Link($client.Title, 'instagram', 0)
$sandbox.Link($client.Title, 'linkedin', 12)
Get-AyrshareProfile
Get-AyrshareProfile | Get-AyrshareProfile -Include suspension
Get-AyrshareUsage
Get-AyrshareUsage -ActionLog
$created | Get-AyrshareSocialAccount
$created | Wait-AyrshareSocialAccount -Network facebook
$created | New-AyrshareJwt
$created | New-AyrshareJwt -ExpiresIn 2880
$session = $created | New-AyrshareLinkSession
$session
$session | Get-AyrshareLinkSession
$session | Revoke-AyrshareLinkSession -PassThru
$created | Send-AyrshareConnectEmail
$hook = @{ Action = 'accountActivity'; Url = 'https://blueberry-hill-receiver.example/ayrshare/webhooks?code=0123'; WebhookSecret = 's' }
Register-AyrshareWebhook @hook
$created | Register-AyrshareWebhook @hook -OutVariable webhook
$webhook | Get-AyrshareWebhook
$webhook | Unregister-AyrshareWebhook -PassThru
$null = Register-AyrshareWebhook -Action social -Url http://127.0.0.1:9/hook -WebhookSecret s
$null = Register-ObjectEvent $sandbox WebhookAttempted -SourceIdentifier attempted
$sandbox.Invalidate($client.Title, 'youtube')
$null = Wait-Event attempted -Timeout 60
$sandbox.Deliveries[0] | ConvertFrom-AyrshareWebhook -WebhookSecret s
$created | Disconnect-AyrshareSocialAccount -Network reddit -PassThru
$created | Set-AyrshareProfile -OutVariable changed -NewTitle 'Blueberry Hill Community Kitchen & Bakery (Portland, Oregon)' `
    -TopHeader Welcome -SubHeader Hello -HideTopHeader $false -Tags food -PassThru
Get-AyrshareConnection
Test-AyrshareConnection -OutVariable test
$test.Checks
Resolve-AyrshareError 189
$rows = $client, [pscustomobject]@{ Title = 'Corner Books'; Email = 'no address' },
    [pscustomobject]@{ Title = 'Dahlia Flowers'; Email = 'd@dahlia.example' }
$rows | ForEach-Object { $_.Title += ' 2'; $_ } |
    Invoke-AyrshareOnboarding -Vault Company -JournalPath "$Folder/clients.jsonl" -SkipInvalid -SendEmail -ErrorAction SilentlyContinue
$rows | Get-AyrshareOnboardingPlan -Vault Company -JournalPath "$Folder/clients.jsonl" -SendEmail -ErrorAction SilentlyContinue
Get-AyrshareOnboarding "$Folder/clients.jsonl" -OutVariable onboarding
$onboarding.Clients
$sandbox
$sandbox.Profiles
$sandbox.LinkSessions
$sandbox.Outbox
$sandbox.Deliveries[0]
$sandbox.Requests
$changed | Remove-AyrshareProfile -Force -PassThru
