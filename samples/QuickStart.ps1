<#
.SYNOPSIS
    Shows the main job of the module in its sandbox: a CSV of clients becomes profiles, links and emails.
.DESCRIPTION
    This script runs each command as you would type it and shows its output. No request leaves your computer. Four rows of
    clients.csv are wrong on purpose.

    The vault is a stand-in that keeps secrets in the memory of this session. You do not have to install a vault, and your own
    vaults are not changed.
.EXAMPLE
    dotnet run --project samples/QuickStart
    Builds the module and runs this script. You only need the .NET SDK.
.EXAMPLE
    dotnet run --project samples/QuickStart -- -NoExit
    Leaves you in the shell afterwards, with the module imported and the sandbox connected.
#>
[CmdletBinding()]
param()

# Dot-source this function, so that the variables of a command belong to the session.
function Show-Step([scriptblock] $Command) {
    Write-Host "`nPS> $("$Command".Trim())" -ForegroundColor Cyan
    . $Command | Out-Default
}

Import-Module "$PSScriptRoot/../out/Ayrshare.PowerShell", "$PSScriptRoot/QuickStart/Microsoft.PowerShell.SecretManagement.psm1"

# A new sandbox does not contain the profiles of an earlier run, so start without the journal of that run too.
$folder = "$PSScriptRoot/../out/QuickStart"
if (Test-Path $folder) { Remove-Item $folder -Recurse }
$null = New-Item -ItemType Directory -Path $folder
Copy-Item "$PSScriptRoot/clients.csv" $folder
Set-Location $folder

. Show-Step { $sandbox = Start-AyrshareSandbox -Connect; $sandbox }
# Take one of the titles in the list.
. Show-Step { $null = $sandbox.AddProfile('Harbor Yoga') }
. Show-Step { Register-SecretVault Company }
. Show-Step { Test-AyrshareConnection }
. Show-Step {
    $job = @{
        Path = 'clients.csv'; Vault = 'Company'; SkipInvalid = $true; SendEmail = $true
        Company = 'North Star Agency'; ContactEmail = 'help@northstar.example'
        TermsUrl = 'https://northstar.example/terms'; PrivacyUrl = 'https://northstar.example/privacy'
    }
}
. Show-Step { Invoke-AyrshareOnboarding @job -OutVariable clients }
# The second run finds nothing left to do and sends nothing.
. Show-Step { Invoke-AyrshareOnboarding @job -ErrorAction SilentlyContinue -OutVariable again }
. Show-Step { Get-AyrshareOnboarding clients.csv }
. Show-Step { $sandbox.Outbox }
. Show-Step { Get-AyrshareProfile }
. Show-Step { Get-AyrshareProfile 'Aurora Bakery' | New-AyrshareLinkSession -Vault Company }

$done = @($clients | Where-Object Status -EQ Done).Count
if ($done -ne 8 -or @($again | Where-Object Status -EQ AlreadyDone).Count -ne 8 -or $sandbox.Outbox.Count -ne 8) {
    throw 'The quick start failed. Expected 8 finished clients, 8 emails, and nothing new in the second run.'
}

Write-Host "`n$done of 12 clients have a profile, a key in the vault, a link and an email."
Write-Host 'Four rows are wrong on purpose: an unknown network, no email address, a title that is taken, and an invalid email address.'
