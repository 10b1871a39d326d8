#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# With the real SecretManagement and SecretStore, in a child shell whose home, and so whose store, is its own.

BeforeDiscovery {
    $missing = -not (Get-Module -ListAvailable Microsoft.PowerShell.SecretStore) -or $PSVersionTable.PSVersion.Major -lt 7 -or $IsWindows
}

Describe 'A vault' -Skip:$missing {
    BeforeAll {
        . "$PSScriptRoot/Shell.ps1"
        function Invoke-InOwnHome([string] $Script) {
            $setUp = @'
$ErrorActionPreference = 'Stop'
Import-Module Ayrshare.PowerShell
Set-SecretStoreConfiguration -Scope CurrentUser -Authentication None -Interaction None -Confirm:$false `
    -Password (ConvertTo-SecureString x -AsPlainText -Force)
Register-SecretVault -Name Company -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
$sandbox = Start-AyrshareSandbox
Set-Secret -Name Ayrshare-ApiKey -Secret $sandbox.ApiKey
Set-Secret -Name Ayrshare-PrivateKey -Secret $sandbox.PrivateKey
Set-Secret -Name Ayrshare-Domain -Secret $sandbox.Domain
Connect-Ayrshare -Vault Company -BaseUri $sandbox.BaseUri
'@
            $own = Join-Path $TestDrive ([guid]::NewGuid())
            $null = New-Item -ItemType Directory $own
            Invoke-Shell -HomePath $own -Script "$setUp`n$Script"
        }
    }

    It 'gives the connection its secrets' {
        Invoke-InOwnHome '(Get-AyrshareConnection).ApiKeySource; Test-AyrshareConnection -Quiet' |
            Should -Be 'vault Company, secret Ayrshare-ApiKey', 'True'
    }

    It 'keeps the profile keys, which are found again by the titles' {
        Invoke-InOwnHome @'
$created = 'Acme', "Caf`u{e9} Noir" | New-AyrshareProfile -Vault Company
$created.SecretName
(Get-AyrshareProfile | New-AyrshareJwt -Vault Company).Title
'@ | Should -Be 'Ayrshare-ProfileKey-Acme', 'Ayrshare-ProfileKey-Caf--Noir-729b59a0', 'Acme', "Caf$([char]0xe9) Noir"
    }

    It 'lets a key follow its profile''s new title, and go with the profile' {
        Invoke-InOwnHome @'
$null = New-AyrshareProfile Acme -Vault Company
$null = Set-AyrshareProfile -Title Acme -NewTitle Bravo -Vault Company -PassThru
(Get-SecretInfo -Vault Company).Name -like '*ProfileKey*'
(New-AyrshareJwt -Title Bravo -Vault Company).Title
(Remove-AyrshareProfile -Title Bravo -Vault Company -RemoveSecret -Force -PassThru).RemovedSecret
@((Get-SecretInfo -Vault Company).Name -like '*ProfileKey*').Count
'@ | Should -Be 'Ayrshare-ProfileKey-Bravo', 'Bravo', 'Ayrshare-ProfileKey-Bravo', '0'
    }

    It 'keeps the key of a profile whose command was stopped while the request was in progress' {
        Invoke-InOwnHome @'
$sandbox.Latency = [timespan]::FromSeconds(1)
$null = Register-ObjectEvent $sandbox RequestStarted -SourceIdentifier started
$shell = [powershell]::Create()
$null = $shell.AddScript('param($connection)
    Import-Module Ayrshare.PowerShell
    New-AyrshareProfile Acme -Vault Company -Connection $connection')
$running = $shell.AddArgument((Get-AyrshareConnection)).BeginInvoke()
$null = Wait-Event -SourceIdentifier started -Timeout 60
$shell.Stop()
(Get-Secret Ayrshare-ProfileKey-Acme -Vault Company -AsPlainText) -eq $sandbox.Profiles[0].ProfileKey
'@ | Should -Be 'True'
    }

    It 'keeps the keys of an onboarding, which a second run finds again' {
        Invoke-InOwnHome @'
'Title,Email', 'Acme,anna@acme.example', 'Bravo,b@bravo.example' | Set-Content "$HOME/clients.csv"
$onboarding = @{ Path = "$HOME/clients.csv"; Vault = 'Company'; SendEmail = $true; Company = 'Example Agency' }
(Invoke-AyrshareOnboarding @onboarding).Status
(Invoke-AyrshareOnboarding @onboarding).Status
$sandbox.Outbox.Count
'@ | Should -Be 'Done', 'Done', 'AlreadyDone', 'AlreadyDone', '2'
    }

    It 'that is not there is one error with an id of its own' {
        Invoke-InOwnHome 'try { Connect-Ayrshare -Vault Nowhere } catch { $_.FullyQualifiedErrorId }' |
            Should -Be 'VaultNotFound,Ayrshare.PowerShell.ConnectAyrshareCommand'
    }
}
