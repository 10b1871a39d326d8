<#
.SYNOPSIS
    Runs the Pester tests of this folder in this shell, on the module that Import-Module finds by its name.
.DESCRIPTION
    Puts out one object for each test. A test that depends on what a shell has, such as a vault, is skipped where that is missing.
.PARAMETER Pester
    The module Pester: its name, or the path of its manifest.
.PARAMETER Discover
    Lists the tests, and runs none.
.PARAMETER Output
    How much Pester says on the host: None, Normal, Detailed or Diagnostic.
#>
[CmdletBinding()]
param([string] $Pester = 'Pester', [switch] $Discover, [string] $Output = 'None')

$ErrorActionPreference = 'Stop'
Import-Module $Pester
$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = $true
$configuration.Run.SkipRun = [bool] $Discover
$configuration.Output.Verbosity = $Output
$run = Invoke-Pester -Configuration $configuration

# What failed outside of a test: a file that cannot be read, or a BeforeAll or AfterAll.
foreach ($container in $run.FailedContainers) {
    [pscustomobject]@{ Name = "$($container.Item)"; Result = 'Failed'; Error = "$($container.ErrorRecord)" }
}
foreach ($block in $run.FailedBlocks) {
    [pscustomobject]@{ Name = $block.Path -join ' '; Result = 'Failed'; Error = "$($block.ErrorRecord)" }
}

foreach ($test in $run.Tests) {
    $data = $test.Data
    $name = [regex]::Replace($test.Path -join ' ', '<(\w+)>', { param($match) "$($data[$match.Groups[1].Value])" })
    [pscustomobject]@{ Name = $name; Result = $test.Result; Error = $test.ErrorRecord -join "`n" }
}
