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

    It 'ends a job without input with an error if it is locked, and not with exit code 0' {
        $own = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item -ItemType Directory $own
        Invoke-Shell -HomePath $own -Script @'
Import-Module Microsoft.PowerShell.SecretStore
Set-SecretStoreConfiguration -Authentication Password -Interaction Prompt -Confirm:$false `
    -Password (ConvertTo-SecureString x -AsPlainText -Force)
Register-SecretVault -Name Company -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
'@
        '' | Invoke-Shell -HomePath $own -Interactive -Script @'
try { Connect-Ayrshare -Vault Company } catch { $_.FullyQualifiedErrorId; exit 7 }
'@ | Should -Be 'VaultLocked,Ayrshare.PowerShell.ConnectAyrshareCommand'
        $LASTEXITCODE | Should -Be 7
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

    It 'keeps the keys of several processes that store them at the same time' {
        Invoke-InOwnHome @'
$shell, $begin = (Get-Process -Id $PID).Path, @('-NoProfile', '-NonInteractive', '-Command')
if ((Split-Path -LeafBase $shell) -eq 'dotnet') { $begin = @(Join-Path $PSHOME 'pwsh.dll') + $begin }
$connect = "Import-Module Ayrshare.PowerShell; Connect-Ayrshare -Vault Company -BaseUri $($sandbox.BaseUri)"
$onboard = '1..5 | ForEach-Object { [pscustomobject] @{ Title = "$PID-$_" } } | Invoke-AyrshareOnboarding -JournalPath "$HOME/$PID.jsonl"'
$create = '1..2 | ForEach-Object { $null = New-AyrshareProfile "$PID-$_" -Vault Company }'
$onboard, $onboard, $create, $create | ForEach-Object -ThrottleLimit 4 -Parallel {
    $null = & $using:shell @using:begin "$using:connect; $_"
}
$read = 'Get-SecretInfo -Vault Company -Name *ProfileKey* | ForEach-Object { Get-Secret $_.Name -Vault Company -AsPlainText }'
$kept = & $shell @begin $read
$sandbox.Profiles.Count
($kept | Sort-Object) -join ' ' -ceq (($sandbox.Profiles.ProfileKey | Sort-Object) -join ' ')
'@ | Should -Be '14', 'True'
    }

    It 'that another process keeps to itself is an error that names the process, and nothing is created' {
        Invoke-InOwnHome @'
$folder = New-Item -ItemType Directory "$HOME/.local/share/Ayrshare.PowerShell" -Force
$lock = [System.IO.File]::Open("$folder/SecretStore.lock", 'OpenOrCreate', 'ReadWrite', 'None')
$holder = @{ Run = 'other'; Id = 4711; Name = 'editor' }
@{ Holder = $holder; Since = [datetimeoffset]::Now.AddHours(-1) } | ConvertTo-Json | Set-Content "$folder/SecretStore.json"
try { New-AyrshareProfile Acme -Vault Company } catch { $_.FullyQualifiedErrorId; "$_" -like '*process 4711 (editor)*' }
$sandbox.Profiles.Count
$lock.Dispose()
(New-AyrshareProfile Acme -Vault Company).SecretName
'@ | Should -Be 'VaultInUse,Ayrshare.PowerShell.NewAyrshareProfileCommand', 'True', '0', 'Ayrshare-ProfileKey-Acme'
    }

    It 'that is not there is one error with an id of its own' {
        Invoke-InOwnHome 'try { Connect-Ayrshare -Vault Nowhere } catch { $_.FullyQualifiedErrorId }' |
            Should -Be 'VaultNotFound,Ayrshare.PowerShell.ConnectAyrshareCommand'
    }
}
