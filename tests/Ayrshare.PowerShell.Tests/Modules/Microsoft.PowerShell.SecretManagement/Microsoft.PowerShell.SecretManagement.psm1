# Stands in for SecretManagement, where that can not be installed: the same commands, parameters and error ids, with
# vaults that live in this module. $Vaults.Failing names vaults that refuse to store.
$script:Vaults = @{}
$script:Default = $null
$script:Failing = @()

function Stop-Command($Message, $Id, $Category, $Cmdlet) {
    $Cmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([InvalidOperationException]::new($Message), $Id, $Category, $null))
}

function Register-SecretVault {
    [CmdletBinding()] param([Parameter(Mandatory)] [string] $Name, [string] $ModuleName, [switch] $DefaultVault, [switch] $Failing)
    $script:Vaults[$Name] = @{}
    if ($DefaultVault) { $script:Default = $Name }
    if ($Failing) { $script:Failing += $Name }
}

function Get-SecretVault {
    [CmdletBinding()] param([string] $Name = '*')
    $found = $script:Vaults.Keys | Where-Object { $_ -like $Name }
    if (-not $found) { Stop-Command "Vault $Name was not found." 'GetSecretVaultNotFound' 'ObjectNotFound' $PSCmdlet; return }
    foreach ($vault in $found) { [pscustomobject]@{ Name = $vault; IsDefault = $vault -eq $script:Default } }
}

function Get-Secret {
    [CmdletBinding()] param([Parameter(Mandatory)] [string] $Name, [string] $Vault = $script:Default, [switch] $AsPlainText)
    if ($Vault -and $script:Vaults[$Vault] -and $script:Vaults[$Vault].ContainsKey($Name)) { return $script:Vaults[$Vault][$Name] }
    Stop-Command "The secret $Name was not found." 'GetSecretNotFound' 'ObjectNotFound' $PSCmdlet
}

function Get-SecretInfo {
    [CmdletBinding()] param([string] $Name = '*', [string] $Vault = $script:Default)
    if (-not $Vault) { return }
    foreach ($key in @($script:Vaults[$Vault].Keys)) {
        if ($key -like $Name) { [pscustomobject]@{ Name = $key; VaultName = $Vault } }
    }
}

function Set-Secret {
    [CmdletBinding(DefaultParameterSetName = 'Object')]
    param(
        [Parameter(Mandatory)] [string] $Name,
        [Parameter(Mandatory, ParameterSetName = 'Object')] $Secret,
        [Parameter(Mandatory, ParameterSetName = 'SecureString')] [securestring] $SecureStringSecret,
        [string] $Vault = $script:Default,
        [switch] $NoClobber)
    if (-not $Vault) { Stop-Command 'There is no vault to store the secret in.' 'SetSecretCommandFailNoVault' 'InvalidOperation' $PSCmdlet; return }
    if ($script:Failing -contains $Vault) { Stop-Command "Vault $Vault is locked." 'SetSecretException' 'InvalidOperation' $PSCmdlet; return }
    if ($NoClobber -and $script:Vaults[$Vault].ContainsKey($Name)) {
        Stop-Command "A secret with name $Name already exists." 'SetSecretCommandAlreadyExistsWithNoClobber' 'ResourceExists' $PSCmdlet; return
    }
    $script:Vaults[$Vault][$Name] = if ($SecureStringSecret) { $SecureStringSecret } else { $Secret }
}

function Remove-Secret {
    [CmdletBinding()] param([Parameter(Mandatory)] [string] $Name, [string] $Vault = $script:Default)
    if (-not $script:Vaults[$Vault].ContainsKey($Name)) { Stop-Command "The secret $Name was not found." 'RemoveSecretNotFound' 'ObjectNotFound' $PSCmdlet; return }
    $script:Vaults[$Vault].Remove($Name)
}

Export-ModuleMember -Function Remove-Secret, Register-SecretVault, Get-SecretVault, Get-Secret, Get-SecretInfo, Set-Secret
