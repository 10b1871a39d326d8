<#
.SYNOPSIS
    Onboards new clients in an Azure Automation runbook that takes all secrets from Key Vault.
.DESCRIPTION
    The managed identity of the Automation account opens Key Vault. SecretManagement reads the Ayrshare account's secrets from
    Key Vault and stores the profile keys there.

    The Automation account needs the modules Ayrshare.PowerShell, Microsoft.PowerShell.SecretManagement, Az.Accounts and
    Az.KeyVault. Its identity needs the role Key Vault Secrets Officer. The secret Ayrshare-ApiKey is required. If your account
    uses a private key, add Ayrshare-Domain and Ayrshare-PrivateKey. If your clients link X, add Ayrshare-XApiKey and
    Ayrshare-XApiSecret.

    The CSV and its journal must outlive the job. Otherwise an email whose response was lost could be sent again. Run the
    runbook on a Hybrid Runbook Worker, or specify the path of a mounted Azure Files share.

    With -Company, clients who have linked nothing after three days are reminded, and those whose network is no longer linked
    are asked to link it again.

    The job writes one line for each client. It fails, and so triggers your alerts, if any client is not finished. If Key Vault
    does not accept a key, the key waits in the journal, encrypted, and the next run stores it.
.EXAMPLE
    $runbook = @{ Folder = 'Z:\agency'; KeyVaultName = 'kv-agency'; SubscriptionId = $id; Company = 'Example Agency' }
    Start-AzAutomationRunbook -Name AzureAutomationRunbook -Parameters $runbook -RunOn OurWorkers @account
#>
[CmdletBinding()]
param(
    # The folder that contains clients.csv. It must outlive the job.
    [Parameter(Mandatory)]
    [string] $Folder,

    # The name of the Key Vault.
    [Parameter(Mandatory)]
    [string] $KeyVaultName,

    # The subscription that contains the Key Vault.
    [Parameter(Mandatory)]
    [string] $SubscriptionId,

    # The company that the emails name as their sender. Without it, no email is sent.
    [string] $Company
)

$ErrorActionPreference = 'Stop'

$null = Connect-AzAccount -Identity -Subscription $SubscriptionId
# A worker keeps its registered vaults, so the name of the Key Vault keeps this vault apart from those of other runbooks.
$vault = @{
    Name            = $KeyVaultName
    ModuleName      = 'Az.KeyVault'
    VaultParameters = @{ AZKVaultName = $KeyVaultName; SubscriptionId = $SubscriptionId }
}
if (-not (Get-SecretVault | Where-Object Name -EQ $vault.Name)) { Register-SecretVault @vault }

Connect-Ayrshare -Vault $KeyVaultName
$check = Test-AyrshareConnection
if (-not $check.Passed) {
    $failed = $check.Checks | Where-Object Status -EQ 'Failed' | ForEach-Object { "$($_.Name): $($_.Detail)" }
    throw "Ayrshare is not ready. $failed"
}

# With two days, a link that is emailed on a Saturday still works on Monday morning. Emails and -ExpiresIn require the Max Pack.
$mail = if ($Company) { @{ SendEmail = $true; Company = $Company; ExpiresIn = 2880; Remind = $true; Reconnect = $true } } else { @{} }
$path = Join-Path $Folder clients.csv
Invoke-AyrshareOnboarding $path -Vault $KeyVaultName -SkipInvalid -ErrorOnFailure @mail -ErrorAction Continue |
    ForEach-Object { "$($_.Title): $($_.Status)" }
