#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# With the real SecretManagement and SecretStore, in a child shell whose home, and so whose store, is its own.

BeforeDiscovery {
    $missing = -not (Get-Module -ListAvailable Microsoft.PowerShell.SecretStore) -or $PSVersionTable.PSVersion.Major -lt 7 -or $IsWindows
}

Describe 'A vault' -Skip:$missing {
    BeforeAll {
        $root = Split-Path (Split-Path $PSScriptRoot)
        function Invoke-InOwnHome([string] $Script) {
            $setUp = @"
`$ErrorActionPreference = 'Stop'
Import-Module '$root/out/Ayrshare.PowerShell/Ayrshare.PowerShell.psd1'
Set-SecretStoreConfiguration -Scope CurrentUser -Authentication None -Interaction None -Confirm:`$false -Password (ConvertTo-SecureString x -AsPlainText -Force)
Register-SecretVault -Name Company -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
`$sandbox = Start-AyrshareSandbox
Set-Secret -Name Ayrshare-ApiKey -Secret `$sandbox.ApiKey
Set-Secret -Name Ayrshare-PrivateKey -Secret `$sandbox.PrivateKey
Set-Secret -Name Ayrshare-Domain -Secret `$sandbox.Domain
Connect-Ayrshare -Vault Company -BaseUri `$sandbox.BaseUri
"@
            $own = Join-Path $TestDrive ([guid]::NewGuid())
            $null = New-Item -ItemType Directory $own
            $before = $env:HOME
            $env:HOME = $own
            try { pwsh -NoProfile -NonInteractive -Command "$setUp`n$Script" }
            finally { $env:HOME = $before }
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

    It 'that is not there is one error with an id of its own' {
        Invoke-InOwnHome 'try { Connect-Ayrshare -Vault Nowhere } catch { $_.FullyQualifiedErrorId }' |
            Should -Be 'VaultNotFound,Ayrshare.PowerShell.Commands.ConnectAyrshareCommand'
    }
}
