<#
.SYNOPSIS
    Builds, tests, analyses and packs the module. Building, testing and packing work without PowerShell too, through dotnet.
.PARAMETER Task
    Build stages the module in out/Ayrshare.PowerShell. Test runs every test, those in pwsh among them. Pester runs the Pester
    tests in this shell instead, on the module as it is staged, and needs Pester 5. Analyze needs PSScriptAnalyzer. Package
    writes out/packages/Ayrshare.PowerShell.<version>.nupkg, which Install-PSResource takes from a folder, and its symbols.
.PARAMETER Configuration
    What Build and Test build. A package is always of a Release build.
.EXAMPLE
    ./build.ps1
    Builds, and stages the module in out/Ayrshare.PowerShell.
.EXAMPLE
    ./build.ps1 -Task Test
    Builds, then runs every test.
.EXAMPLE
    ./build.ps1 -Task Package
    Writes the package, and its size and hash to the screen.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pester', 'Analyze', 'Package')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

$ErrorActionPreference = 'Stop'
Push-Location $PSScriptRoot
try {
    function Invoke-DotNet([string[]] $Arguments) {
        & dotnet @Arguments
        if ($LASTEXITCODE -ne 0) { throw "dotnet $Arguments failed with exit code $LASTEXITCODE." }
    }

    # PSScriptAnalyzer 1.25.0 now and then loses a command of its own (its issue 2205); the next try finds it.
    function Invoke-Analyzer([string] $Path, [string[]] $ExcludeRule = @()) {
        for ($try = 1; ; $try++) {
            try { return Invoke-ScriptAnalyzer -Path $Path -Recurse -Settings ./PSScriptAnalyzerSettings.psd1 -ExcludeRule $ExcludeRule }
            catch [System.Management.Automation.CommandNotFoundException] { if ($try -eq 5) { throw } }
        }
    }

    if ($Task -contains 'Build') {
        Invoke-DotNet -Arguments build, --configuration, $Configuration
    }

    if ($Task -contains 'Test') {
        Invoke-DotNet -Arguments test, --configuration, $Configuration
    }

    if ($Task -contains 'Pester') {
        # The module is found by its name: as it is staged.
        $env:PSModulePath = (Join-Path $PSScriptRoot 'out') + [System.IO.Path]::PathSeparator + $env:PSModulePath
        $tests = tests/Pester/Invoke-Suite.ps1 -Output Normal
        $failed = @($tests | Where-Object Result -EQ 'Failed')
        if ($failed) { throw "$($failed.Count) Pester tests failed." }
    }

    if ($Task -contains 'Analyze') {
        Import-Module PSScriptAnalyzer
        # The analyzer does not see that BeforeAll's variables reach Pester's tests.
        $findings = @(
            'build.ps1', 'PSScriptAnalyzerSettings.psd1', 'samples', 'out/Ayrshare.PowerShell/Ayrshare.PowerShell.psd1' |
                ForEach-Object { Invoke-Analyzer -Path $_ }
            Invoke-Analyzer -Path tests/Pester -ExcludeRule PSUseDeclaredVarsMoreThanAssignments
        )
        $findings | Format-Table ScriptName, Line, RuleName, Message -Wrap | Out-Host
        if ($findings) { throw "PSScriptAnalyzer has $($findings.Count) findings." }
        'PSScriptAnalyzer has no findings.' | Out-Host
    }

    if ($Task -contains 'Package') {
        Invoke-DotNet -Arguments run, --configuration, Release, --project, tools/ModulePackager
    }
}
finally {
    Pop-Location
}
