<#
.SYNOPSIS
    An Azure Automation runbook that onboards new clients, with every secret in Key Vault and none in the runbook.
.DESCRIPTION
    The Automation account's managed identity opens Key Vault; SecretManagement reads the account's secrets from it and
    stores the profile keys there. Needs the modules Ayrshare.PowerShell, Microsoft.PowerShell.SecretManagement,
    Az.Accounts and Az.KeyVault in the Automation account, and the role Key Vault Secrets Officer for its identity.
    The secrets are named Ayrshare-ApiKey, and Ayrshare-Domain and Ayrshare-PrivateKey if the account uses them.

    The CSV and its journal must outlive the job, or a mail whose answer was lost could go out again: run this on a
    Hybrid Runbook Worker, or give the path of a mounted Azure Files share.

    The job fails, and its alerts fire, when any client is not done. Its output is one line a client. A key that Key
    Vault does not take is tried again for some minutes. One that is lost all the same is named as an error: the profile
    is there, and only Ayrshare's dashboard shows its key.
.EXAMPLE
    $runbook = @{ Folder = 'Z:\agency'; KeyVaultName = 'kv-agency'; SubscriptionId = $id; Company = 'Example Agency' }
    Start-AzAutomationRunbook -Name AzureAutomationRunbook -Parameters $runbook -RunOn OurWorkers @account
#>
[CmdletBinding()]
param(
    # The folder with clients.csv, which outlives the job.
    [Parameter(Mandatory)]
    [string] $Folder,

    # The name of the Key Vault.
    [Parameter(Mandatory)]
    [string] $KeyVaultName,

    # The subscription that the Key Vault is in.
    [Parameter(Mandatory)]
    [string] $SubscriptionId,

    # The company that the mails speak for; without it no mail is sent.
    [string] $Company
)

$ErrorActionPreference = 'Stop'

# The onboarding has tried for half a minute; a key that the vault still did not take is in this result and nowhere else.
function Save-ProfileKey($Result) {
    foreach ($seconds in 0, 30, 120) {
        Start-Sleep -Seconds $seconds
        try {
            Set-Secret -Vault $KeyVaultName -Name $Result.SecretName -SecureStringSecret $Result.ProfileKey -ErrorAction Stop
            return 'its key was stored late, the next run goes on'
        }
        catch { $reason = $_ }
    }
    Write-Error -ErrorAction Continue -Message ("$($Result.Title): the profile is there, but no vault has its key. $reason " +
        "Read the key in Ayrshare's dashboard and store it as `"$($Result.SecretName)`", or run the job once with -RecreateLost.")
    'its key is lost'
}

$null = Connect-AzAccount -Identity -Subscription $SubscriptionId
# Named like the Key Vault: a worker keeps its vaults, and another runbook's may lead elsewhere.
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

# Two days, so that a mail that comes on a Saturday still works on Monday morning; needs the Max Pack, as mails do.
$mail = if ($Company) { @{ SendEmail = $true; Company = $Company; ExpiresIn = 2880 } } else { @{} }
$path = Join-Path $Folder clients.csv
Invoke-AyrshareOnboarding $path -Vault $KeyVaultName -SkipInvalid -ErrorOnFailure @mail -ErrorAction Continue |
    ForEach-Object { "$($_.Title): $(if ($_.ProfileKey) { Save-ProfileKey $_ } else { $_.Status })" }
