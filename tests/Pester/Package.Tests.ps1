#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# Installs the package as a user does, in a child shell whose home is its own. Runs where a package and PSResourceGet are.

BeforeDiscovery {
    $package = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'out/packages/Ayrshare.PowerShell.*.nupkg'
    $missing = -not (Get-Module -ListAvailable Microsoft.PowerShell.PSResourceGet) -or -not (Test-Path $package) -or $PSVersionTable.PSVersion.Major -lt 7
    if ($missing) { Write-Warning 'The package was not installed anywhere: that needs PowerShell 7, PSResourceGet, and a package that build.ps1 -Task Package has made.' }
}

Describe 'The package' -Skip:$missing {
    It 'is found in a folder, installed from it and imported by its name' {
        $script = @"
`$ErrorActionPreference = 'Stop'
`$ProgressPreference = 'SilentlyContinue'
Register-PSResourceRepository -Name Folder -Uri '$(Join-Path (Split-Path (Split-Path $PSScriptRoot)) out/packages)' -Trusted
(Find-PSResource Ayrshare.PowerShell -Repository Folder).Type
Save-PSResource Ayrshare.PowerShell -Repository Folder -Path '$TestDrive'
`$env:PSModulePath = '$TestDrive' + [System.IO.Path]::PathSeparator + `$env:PSModulePath
Import-Module Ayrshare.PowerShell
(Get-Module Ayrshare.PowerShell).ModuleBase
`$sandbox = Start-AyrshareSandbox -Connect
(New-AyrshareProfile Acme | New-AyrshareJwt).Title
"@
        $before = $env:HOME, $env:LOCALAPPDATA
        $env:HOME = $env:LOCALAPPDATA = Join-Path $TestDrive 'home'
        $null = New-Item -ItemType Directory $env:HOME
        try { $output = pwsh -NoProfile -NonInteractive -Command $script }
        finally { $env:HOME, $env:LOCALAPPDATA = $before }

        $version = (Test-ModuleManifest (Join-Path $PSScriptRoot '../../out/Ayrshare.PowerShell/Ayrshare.PowerShell.psd1')).Version
        $output | Should -Be 'Module', (Join-Path $TestDrive "Ayrshare.PowerShell/$version"), 'Acme'
    }
}
