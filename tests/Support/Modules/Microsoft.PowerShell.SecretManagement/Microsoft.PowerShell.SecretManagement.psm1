# Stands in for SecretManagement, where that cannot be installed: the same commands, parameters, error ids and types
# of secrets (a string comes back as SecureString). Vaults live in this module, or in the folder that
# SECRET_STAND_IN_FOLDER names, one file a secret, where they outlive the process. A vault that was registered as
# -Failing refuses to store, one that was registered as -Keeping to remove, and one that was registered as -Locked refuses
# everything; one that was registered as -Untrue does nothing and reports no error; one that was registered as -Single fails,
# as SecretManagement itself does, if two runspaces of the process call it at the same time. Suspend-SecretVault makes all
# vaults fail for a number of calls, each after a while.
$script:Vaults = [ordered]@{}
$script:Default = $null
$script:Failing = @()
$script:Keeping = @()
$script:Locked = @()
$script:Untrue = @()
$script:Single = @()
$script:Folder = $env:SECRET_STAND_IN_FOLDER
$script:Calls = 0
$script:FailFrom = 0
$script:FailUntil = 0
$script:FailAfter = 0

function New-Record($Message, $Id, $Category) {
    $exception = $Message -as [Exception]
    if (-not $exception) { $exception = [InvalidOperationException]::new($Message) }
    [System.Management.Automation.ErrorRecord]::new($exception, $Id, $Category, $null)
}

class PasswordRequiredException : InvalidOperationException {
    PasswordRequiredException([string] $Message) : base($Message) { }
}

# The vaults to look into, the default one first; none of that name ends the command.
function Select-Vault($Name, $Cmdlet) {
    if (-not $Name) { return @($script:Default) + @($script:Vaults.Keys) | Where-Object { $_ } | Select-Unique }
    if (-not $script:Vaults.Contains($Name)) {
        $Cmdlet.ThrowTerminatingError((New-Record "Vault not found in registry: $Name" 'GetSecretVaultNotFound' 'ObjectNotFound'))
    }
    $Name
}

function Select-Unique {
    begin { $seen = @() }
    process { if ($seen -notcontains $_) { $seen += $_; $_ } }
}

$script:PasswordRequired = [PasswordRequiredException]::new("A valid password is required to access the vault.`n" +
    "Use the Unlock-SecretStore cmdlet to provide the required password to access the store.")

# The lock is the process's: all copies of the same text are one object.
function Use-Alone($Place, [scriptblock] $Call) {
    if ($script:Single -notcontains $Place) { return & $Call }
    $lock = [string]::Intern("single vault $Place")
    if (-not [System.Threading.Monitor]::TryEnter($lock)) { throw 'The pipeline is already running.' }
    try {
        [System.Threading.Thread]::Sleep(2)
        & $Call
    } finally { [System.Threading.Monitor]::Exit($lock) }
}

function Test-Failing {
    $script:Calls++
    $fails = $script:Calls -gt $script:FailFrom -and $script:Calls -le $script:FailUntil
    if ($fails) { [System.Threading.Thread]::Sleep($script:FailAfter) }
    $fails
}

function Suspend-SecretVault {
    [CmdletBinding()] param([int] $After, [Parameter(Mandatory)] [int] $Calls, [int] $Milliseconds)
    $script:FailAfter = $Milliseconds
    $script:FailFrom = $script:Calls + $After
    $script:FailUntil = $script:FailFrom + $Calls
}

# A dictionary whose entries are files. A name is there with its whole secret, or not at all.
class FolderVault {
    [string] $Path
    FolderVault([string] $path) { $this.Path = [System.IO.Directory]::CreateDirectory($path).FullName }
    hidden [string] File([string] $name) { return [System.IO.Path]::Combine($this.Path, [uri]::EscapeDataString($name)) }
    [string[]] get_Keys() {
        $files = [System.IO.Directory]::GetFiles($this.Path) | Where-Object { $_ -notlike '*.new' }
        return @($files | ForEach-Object { [uri]::UnescapeDataString([System.IO.Path]::GetFileName($_)) })
    }
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
    [CmdletBinding()] param(
        [Parameter(Mandatory)] [string] $Name, [string] $ModuleName, [switch] $DefaultVault, [switch] $Failing, [switch] $Keeping,
        [switch] $Locked, [switch] $Untrue, [switch] $Single)
    $script:Vaults[$Name] =
        if ($script:Folder) { [FolderVault]::new([System.IO.Path]::Combine($script:Folder, $Name)) } else { [MemoryVault]::new() }
    if ($DefaultVault -or $script:Vaults.Count -eq 1) { $script:Default = $Name }
    if ($Failing) { $script:Failing += $Name }
    if ($Keeping) { $script:Keeping += $Name }
    if ($Locked) { $script:Locked += $Name }
    if ($Untrue) { $script:Untrue += $Name }
    if ($Single) { $script:Single += $Name }
}

function Set-SecretVaultDefault {
    [CmdletBinding()] param([string] $Name, [switch] $ClearDefault)
    $script:Default = if ($ClearDefault) { $null } else { $Name }
}

function Get-SecretVault {
    [CmdletBinding()] param([string] $Name)
    $found = $script:Vaults.Keys | Where-Object { -not $Name -or $_ -like $Name }
    if ($Name -and -not $found) {
        $PSCmdlet.WriteError((New-Record "Vault $Name does not exist in registry." 'GetSecretVaultNotFound' 'ObjectNotFound'))
        return
    }
    foreach ($vault in $found) { [pscustomobject]@{ Name = $vault; IsDefault = $vault -eq $script:Default } }
}

function Get-Secret {
    [CmdletBinding()] param([Parameter(Mandatory)] [string] $Name, [string] $Vault, [switch] $AsPlainText)
    if (Test-Failing) { $PSCmdlet.WriteError((New-Record 'The vault cannot be reached.' 'GetSecretException' 'InvalidOperation')); return }
    foreach ($place in Select-Vault $Vault $PSCmdlet) {
        if ($script:Locked -contains $place) {
            $PSCmdlet.WriteError((New-Record $script:PasswordRequired 'GetSecretException' 'InvalidOperation'))
            continue
        }
        if (-not (Use-Alone $place { $script:Vaults[$place].ContainsKey($Name) })) { continue }
        $secret = $script:Vaults[$place].Get($Name)
        if ($secret -isnot [string]) { return $secret }
        if ($secret -eq '') { return [securestring]::new() }
        return [System.Net.NetworkCredential]::new('', $secret).SecurePassword
    }
    $PSCmdlet.WriteError((New-Record "The secret $Name was not found." 'GetSecretNotFound' 'ObjectNotFound'))
}

function Get-SecretInfo {
    [CmdletBinding()] param([string] $Name = '*', [string] $Vault)
    foreach ($place in Select-Vault $Vault $PSCmdlet) {
        if ($script:Locked -contains $place) {
            $PSCmdlet.WriteError((New-Record $script:PasswordRequired 'GetSecretInfoException' 'InvalidOperation'))
            continue
        }
        foreach ($key in @($script:Vaults[$place].get_Keys())) {
            if ($key -like $Name) { [pscustomobject]@{ Name = $key; VaultName = $place } }
        }
    }
}

function Set-Secret {
    [CmdletBinding(DefaultParameterSetName = 'Object', SupportsShouldProcess)]
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Name,
        [Parameter(Mandatory, Position = 1, ParameterSetName = 'Object')] $Secret,
        [Parameter(Mandatory, ParameterSetName = 'SecureString')] [securestring] $SecureStringSecret,
        [string] $Vault,
        [switch] $NoClobber)
    if (-not $Vault -and -not $script:Default) {
        $PSCmdlet.ThrowTerminatingError((New-Record `
            'Unable to set secret because no vault was provided and there is no default vault designated.' `
            'SetSecretCommandFailNoVault' 'InvalidOperation'))
    }
    $place = if ($Vault) { Select-Vault $Vault $PSCmdlet } else { $script:Default }
    if ($script:Locked -contains $place -or $script:Failing -contains $place) {
        $PSCmdlet.ThrowTerminatingError((New-Record $script:PasswordRequired `
            'Microsoft.PowerShell.SecretManagement.PasswordRequiredException' 'NotSpecified'))
    }
    if (Test-Failing) {
        $PSCmdlet.ThrowTerminatingError((New-Record 'The vault cannot be reached.' 'System.InvalidOperationException' 'NotSpecified'))
    }
    if ($NoClobber -and $script:Vaults[$place].ContainsKey($Name)) {
        $PSCmdlet.ThrowTerminatingError((New-Record "A secret with name $Name already exists in vault $place." `
            'SetSecretCommandAlreadyExistsWithNoClobber' 'ResourceExists'))
    }
    if (-not $PSCmdlet.ShouldProcess($place, 'Write secret to vault and override any existing secret of the same name')) { return }
    if ($script:Untrue -contains $place) { return }
    Use-Alone $place { $script:Vaults[$place].Set($Name, $(if ($SecureStringSecret) { $SecureStringSecret } else { $Secret })) }
}

function Remove-Secret {
    [CmdletBinding(SupportsShouldProcess)] param([Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] [string] $Vault)
    $place = Select-Vault $Vault $PSCmdlet
    if (-not $PSCmdlet.ShouldProcess($place, "Remove secret by name: $Name from vault")) { return }
    if ($script:Untrue -contains $place) { return }
    if ($script:Keeping -contains $place) {
        $PSCmdlet.WriteError((New-Record 'The user has no permission to delete secrets.' 'RemoveSecretException' 'PermissionDenied'))
        return
    }
    if (-not $script:Vaults[$place].ContainsKey($Name)) {
        $PSCmdlet.WriteError((New-Record "The secret $Name was not found." 'RemoveSecretNotFound' 'ObjectNotFound'))
        return
    }
    $script:Vaults[$place].Remove($Name)
}

Export-ModuleMember -Function Remove-Secret, Register-SecretVault, Suspend-SecretVault, Set-SecretVaultDefault, Get-SecretVault, Get-Secret,
    Get-SecretInfo, Set-Secret
