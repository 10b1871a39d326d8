# A stand-in for the real Microsoft.PowerShell.SecretManagement, so that the quick start needs no module from the PowerShell
# Gallery and leaves your own vaults alone. Secrets live in this session's memory and are gone when it ends. For real work,
# run: Install-PSResource Microsoft.PowerShell.SecretManagement, Microsoft.PowerShell.SecretStore
$script:vaults = @{}

function Register-SecretVault {
    [CmdletBinding()] param([Parameter(Mandatory)] [string] $Name)
    $script:vaults[$Name] = @{}
}

function Get-SecretVault {
    [CmdletBinding()] param()
    $script:vaults.Keys | ForEach-Object { [pscustomobject]@{ Name = $_; IsDefault = $script:vaults.Count -eq 1 } }
}

function Get-SecretInfo {
    [CmdletBinding()] param([string] $Name = '*', [string] $Vault)
    $script:vaults[$Vault].Keys | Where-Object { $_ -like $Name } | ForEach-Object { [pscustomobject]@{ Name = $_; VaultName = $Vault } }
}

function Get-Secret {
    [CmdletBinding()] param([Parameter(Mandatory)] [string] $Name, [string] $Vault)
    $secret = $script:vaults[$Vault][$Name]
    if ($null -eq $secret) { Write-Error "The secret $Name was not found." -ErrorId GetSecretNotFound; return }
    $secret
}

function Set-Secret {
    [CmdletBinding(SupportsShouldProcess)]
    param(
        [Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] [securestring] $SecureStringSecret,
        [string] $Vault, [switch] $NoClobber)
    if ($NoClobber -and $script:vaults[$Vault].ContainsKey($Name)) { throw "A secret with name $Name already exists in vault $Vault." }
    if ($PSCmdlet.ShouldProcess($Name)) { $script:vaults[$Vault][$Name] = $SecureStringSecret }
}

function Remove-Secret {
    [CmdletBinding(SupportsShouldProcess)] param([Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] [string] $Vault)
    if ($PSCmdlet.ShouldProcess($Name)) { $script:vaults[$Vault].Remove($Name) }
}
