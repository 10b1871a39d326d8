<#
.SYNOPSIS
    Builds and tests the module. Every step works without PowerShell too, through dotnet.
.EXAMPLE
    ./build.ps1
    Builds, and stages the module in out/Ayrshare.PowerShell.
.EXAMPLE
    ./build.ps1 -Task Test
    Builds, then runs every test that this machine can run.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pester')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

$ErrorActionPreference = 'Stop'
Push-Location $PSScriptRoot
try {
    function Invoke-DotNet {
        & dotnet @args
        if ($LASTEXITCODE -ne 0) { throw "dotnet $($args -join ' ') failed with exit code $LASTEXITCODE." }
    }

    if ($Task -contains 'Build') {
        Invoke-DotNet build --configuration $Configuration
    }

    if ($Task -contains 'Test') {
        Invoke-DotNet test --configuration $Configuration
    }

    if ($Task -contains 'Test' -or $Task -contains 'Pester') {
        if (Get-Module -ListAvailable -Name Pester | Where-Object Version -GE '5.0') {
            Import-Module Pester -MinimumVersion 5.0
            $result = Invoke-Pester -Path tests/Pester -Output Normal -PassThru
            if ($result.FailedCount -gt 0) { throw "$($result.FailedCount) Pester tests failed." }
        }
        else {
            Write-Warning 'The Pester tests did not run: Pester 5 is not installed.'
        }
    }
}
finally {
    Pop-Location
}
