# Stands in for SecretManagement, where that can not be installed: the same commands, parameters and error ids. Vaults
# live in this module, or in the folder that SECRET_STAND_IN_FOLDER names, one file a secret, where they outlive the
# process. Suspend-SecretVault makes the vaults fail for a number of calls.
$script:Vaults = @{}
$script:Default = $null
$script:Failing = @()
$script:Folder = $env:SECRET_STAND_IN_FOLDER
$script:Calls = 0
$script:FailFrom = 0
$script:FailUntil = 0

function Stop-Command($Message, $Id, $Category, $Cmdlet) {
    $Cmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([InvalidOperationException]::new($Message), $Id, $Category, $null))
}

function Test-Failing {
    $script:Calls++
    $script:Calls -gt $script:FailFrom -and $script:Calls -le $script:FailUntil
}

function Suspend-SecretVault {
    [CmdletBinding()] param([int] $After, [Parameter(Mandatory)] [int] $Calls)
    $script:FailFrom = $script:Calls + $After
    $script:FailUntil = $script:FailFrom + $Calls
}

# A dictionary whose entries are files. A name is there with its whole secret, or not at all.
class FolderVault {
    [string] $Path
    FolderVault([string] $path) { $this.Path = [System.IO.Directory]::CreateDirectory($path).FullName }
    hidden [string] File([string] $name) { return [System.IO.Path]::Combine($this.Path, [uri]::EscapeDataString($name)) }
    [string[]] get_Keys() { return @([System.IO.Directory]::GetFiles($this.Path) | Where-Object { $_ -notlike '*.new' } | ForEach-Object { [uri]::UnescapeDataString([System.IO.Path]::GetFileName($_)) }) }
    [bool] ContainsKey([string] $name) { return [System.IO.File]::Exists($this.File($name)) }
    [object] Get([string] $name) { return [System.IO.File]::ReadAllText($this.File($name)) }
    [void] Remove([string] $name) { [System.IO.File]::Delete($this.File($name)) }
    [void] Set([string] $name, [object] $secret) {
        $text = if ($secret -is [securestring]) { [System.Net.NetworkCredential]::new('', $secret).Password } else { "$secret" }
        $new = $this.File($name) + '.new'
        $stream = [System.IO.File]::Create($new)
        try {
            $bytes = [System.Text.Encoding]::UTF8.GetBytes($text)
            $stream.Write($bytes, 0, $bytes.Length)
            $stream.Flush($true)
        } finally { $stream.Dispose() }
        [System.IO.File]::Move($new, $this.File($name))
    }
}

class MemoryVault {
    hidden [hashtable] $Secrets = @{}
    [string[]] get_Keys() { return @($this.Secrets.Keys) }
    [bool] ContainsKey([string] $name) { return $this.Secrets.ContainsKey($name) }
    [object] Get([string] $name) { return $this.Secrets[$name] }
    [void] Remove([string] $name) { $this.Secrets.Remove($name) }
    [void] Set([string] $name, [object] $secret) { $this.Secrets[$name] = $secret }
}

function Register-SecretVault {
    [CmdletBinding()] param([Parameter(Mandatory)] [string] $Name, [string] $ModuleName, [switch] $DefaultVault, [switch] $Failing)
    $script:Vaults[$Name] = if ($script:Folder) { [FolderVault]::new([System.IO.Path]::Combine($script:Folder, $Name)) } else { [MemoryVault]::new() }
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
    if (Test-Failing) { Stop-Command 'The vault can not be reached.' 'GetSecretException' 'InvalidOperation' $PSCmdlet; return }
    if ($Vault -and $script:Vaults[$Vault] -and $script:Vaults[$Vault].ContainsKey($Name)) { return $script:Vaults[$Vault].Get($Name) }
    Stop-Command "The secret $Name was not found." 'GetSecretNotFound' 'ObjectNotFound' $PSCmdlet
}

function Get-SecretInfo {
    [CmdletBinding()] param([string] $Name = '*', [string] $Vault = $script:Default)
    if (-not $Vault) { return }
    foreach ($key in @($script:Vaults[$Vault].get_Keys())) {
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
    if (Test-Failing) { Stop-Command 'The vault can not be reached.' 'SetSecretException' 'InvalidOperation' $PSCmdlet; return }
    if ($NoClobber -and $script:Vaults[$Vault].ContainsKey($Name)) {
        Stop-Command "A secret with name $Name already exists." 'SetSecretCommandAlreadyExistsWithNoClobber' 'ResourceExists' $PSCmdlet; return
    }
    $script:Vaults[$Vault].Set($Name, $(if ($SecureStringSecret) { $SecureStringSecret } else { $Secret }))
}

function Remove-Secret {
    [CmdletBinding()] param([Parameter(Mandatory)] [string] $Name, [string] $Vault = $script:Default)
    if (-not $script:Vaults[$Vault].ContainsKey($Name)) { Stop-Command "The secret $Name was not found." 'RemoveSecretNotFound' 'ObjectNotFound' $PSCmdlet; return }
    $script:Vaults[$Vault].Remove($Name)
}

Export-ModuleMember -Function Remove-Secret, Register-SecretVault, Suspend-SecretVault, Get-SecretVault, Get-Secret, Get-SecretInfo, Set-Secret
