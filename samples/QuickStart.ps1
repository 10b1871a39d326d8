<#
.SYNOPSIS
    Shows the module's main job against the embedded sandbox: a CSV of clients becomes profiles, links and mails.
.DESCRIPTION
    Runs each command below as you would type it, and shows what it puts out. Nothing leaves this machine. Four rows of
    clients.csv are wrong on purpose. The vault is a stand-in that lives in this session's memory, so that nothing has to be
    installed and your own vaults are left alone.
.EXAMPLE
    dotnet run --project samples/QuickStart
    Builds the module and runs this script, on a machine that has only the .NET SDK.
.EXAMPLE
    dotnet run --project samples/QuickStart -- -NoExit
    Leaves you in the shell afterwards, with the module imported and the sandbox connected.
#>
[CmdletBinding()]
param()

# Called with a dot before it, so that a command's variables are those of the session.
function Show-Step([scriptblock] $Command) {
    Write-Host "`nPS> $("$Command".Trim())" -ForegroundColor Cyan
    . $Command | Out-Default
}

Import-Module "$PSScriptRoot/../out/Ayrshare.PowerShell", "$PSScriptRoot/QuickStart/Microsoft.PowerShell.SecretManagement.psm1"

# The journal of an onboarding lies beside its list, and a new sandbox knows nothing of an old job: so both begin anew.
$folder = "$PSScriptRoot/../out/QuickStart"
if (Test-Path $folder) { Remove-Item $folder -Recurse }
$null = New-Item -ItemType Directory -Path $folder
Copy-Item "$PSScriptRoot/clients.csv" $folder
Set-Location $folder

. Show-Step { $sandbox = Start-AyrshareSandbox -Connect; $sandbox }
# One title of the list is taken already.
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
# The second run finds that all is done: it sends nothing.
. Show-Step { Invoke-AyrshareOnboarding @job -ErrorAction SilentlyContinue -OutVariable again }
. Show-Step { Get-AyrshareOnboarding clients.csv }
. Show-Step { $sandbox.Outbox }
. Show-Step { Get-AyrshareProfile }
. Show-Step { Get-AyrshareProfile 'Aurora Bakery' | New-AyrshareLinkSession -Vault Company }

$done = @($clients | Where-Object Status -EQ Done).Count
if ($done -ne 8 -or @($again | Where-Object Status -EQ AlreadyDone).Count -ne 8 -or $sandbox.Outbox.Count -ne 8) {
    throw 'The quick start did not end as it should: 8 clients done, 8 mails, and nothing new in the second run.'
}

Write-Host "`n$done of 12 clients have a profile, a key in the vault, a link and a mail."
Write-Host 'Four rows were wrong on purpose: an unknown network, no address, a title that is taken, and a broken address.'
