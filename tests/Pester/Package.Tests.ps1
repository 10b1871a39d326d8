#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# The package's life in a home of its own, as a user leads it: from a folder that holds this version and a later one.

BeforeDiscovery {
    # On Windows, no environment variable moves the folder that Install-PSResource installs into.
    $missing = -not $env:AYRSHARE_TEST_PACKAGES -or $PSVersionTable.PSVersion.Major -lt 7 -or $IsWindows
}

Describe 'The package' -Skip:$missing {
    BeforeAll {
        . "$PSScriptRoot/Shell.ps1"
        $versions = @(Get-ChildItem $env:AYRSHARE_TEST_PACKAGES -Filter *.nupkg |
            ForEach-Object { $_.BaseName -replace '^Ayrshare\.PowerShell\.' } | Sort-Object { [version] $_ })
        $version, $later = $versions
        # The home's own modules, and no others.
        $path, $env:PSModulePath = $env:PSModulePath, ''
        $own = Join-Path $TestDrive 'home'
        $null = New-Item -ItemType Directory $own
        function Invoke-AtHome([string] $Script) {
            Invoke-Shell -HomePath $own -Script "`$ErrorActionPreference = 'Stop'; `$ProgressPreference = 'SilentlyContinue'; $Script"
        }
    }

    AfterAll { $env:PSModulePath = $path }

    It 'is found in a folder, and installed from it' {
        Invoke-AtHome @"
Register-PSResourceRepository -Name Folder -Uri '$env:AYRSHARE_TEST_PACKAGES' -Trusted
(Find-PSResource Ayrshare.PowerShell -Repository Folder -Version $version).Type
Install-PSResource Ayrshare.PowerShell -Repository Folder -Version $version
(Get-InstalledPSResource Ayrshare.PowerShell).Version.ToString()
"@ | Should -Be 'Module', $version
    }

    It 'is imported by its name from where it was installed, and works' {
        Invoke-AtHome @'
$manifest = Test-ModuleManifest (Get-Module Ayrshare.PowerShell -ListAvailable).Path -WarningAction Stop
Import-Module Ayrshare.PowerShell
(Get-Module Ayrshare.PowerShell).ModuleBase
(Get-Command -Module Ayrshare.PowerShell).Count - $manifest.ExportedCmdlets.Count
$null = Start-AyrshareSandbox -Connect
(New-AyrshareProfile Acme | New-AyrshareJwt).Title
(Get-Help New-AyrshareJwt).Synopsis -like '*.'
'@ | Should -Be (Join-Path $own ".local/share/powershell/Modules/Ayrshare.PowerShell/$version"), '0', 'Acme', 'True'
    }

    It 'is loaded by itself when one of its commands is called' {
        Invoke-AtHome '(Resolve-AyrshareError 146).ErrorId' | Should -Be 'TitleTaken'
    }

    It 'is updated to the later version, which is then the one that is imported' {
        Invoke-AtHome @'
Update-PSResource Ayrshare.PowerShell -Repository Folder
Get-InstalledPSResource Ayrshare.PowerShell | Sort-Object Version | ForEach-Object { $_.Version.ToString() }
Import-Module Ayrshare.PowerShell
(Get-Module Ayrshare.PowerShell).Version.ToString()
'@ | Should -Be $version, $later, $later
    }

    It 'is uninstalled without a trace' {
        Invoke-AtHome @'
Uninstall-PSResource Ayrshare.PowerShell -Version '*'
@(Get-InstalledPSResource Ayrshare.PowerShell -ErrorAction SilentlyContinue).Count
@(Get-Module Ayrshare.PowerShell -ListAvailable).Count
'@ | Should -Be '0', '0'
        Get-ChildItem (Join-Path $own '.local/share/powershell/Modules') | Should -BeNullOrEmpty
    }
}
