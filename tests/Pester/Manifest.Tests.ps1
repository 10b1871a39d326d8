#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# What the community's module templates ask of every manifest, in a real shell.

BeforeAll {
    $root = Split-Path (Split-Path $PSScriptRoot)
    $path = Join-Path $root 'out/Ayrshare.PowerShell/Ayrshare.PowerShell.psd1'
    $manifest = Test-ModuleManifest $path -WarningVariable warnings
    $package = $manifest.PrivateData.PSData
    Import-Module $path -Force
}

Describe 'The manifest' {
    It 'has no flaws' {
        $warnings | Should -BeNullOrEmpty
        $manifest.Name | Should -Be 'Ayrshare.PowerShell'
        $manifest.Guid | Should -Be '6d8e2f0b-6c3e-4b57-9f0e-3a3f6a1f7c52'
    }

    It 'says who made what, for which shells' {
        $manifest.Author, $manifest.CompanyName, $manifest.Copyright, $manifest.Description | Should -Not -BeNullOrEmpty
        $manifest.PowerShellVersion | Should -Be '5.1'
        $manifest.DotNetFrameworkVersion | Should -Be '4.7.2'
        $manifest.CompatiblePSEditions | Should -Be 'Core', 'Desktop'
    }

    It 'is complete for a gallery, and is no prerelease' {
        $package.Tags | Should -Contain 'PSEdition_Core'
        $package.Tags | Should -Contain 'PSEdition_Desktop'
        $package.Tags | Where-Object { $_ -match '\s' } | Should -BeNullOrEmpty
        $package.ProjectUri, $package.LicenseUri, $package.IconUri | Should -Match '^https://\S+/ayrshare-powershell/Ayrshare\.PowerShell'
        $package.ReleaseNotes | Should -Not -BeNullOrEmpty
        $package.Prerelease | Should -BeNullOrEmpty
        $manifest.HelpInfoUri | Should -BeNullOrEmpty
    }

    It 'is of the version that the changelog begins with, or of the one that comes' {
        $versions = @(Select-String -Path (Join-Path $root 'CHANGELOG.md') -Pattern '^## \[(?<version>[^\]]+)\]( - \d{4}-\d\d-\d\d)?$' |
            ForEach-Object { $_.Matches[0].Groups['version'].Value })
        if ($versions[0] -eq 'Unreleased') { $versions | Should -Not -Contain "$($manifest.Version)" }
        else { $versions[0] | Should -Be "$($manifest.Version)" }
    }

    It 'exports by name what there is, and nothing but commands' {
        Get-Content $path -Raw | Should -Not -Match "ToExport\s*=\s*'\*'"
        (Get-Command -Module Ayrshare.PowerShell).Name | Sort-Object | Should -Be ($manifest.ExportedCmdlets.Keys | Sort-Object)
        $manifest.ExportedFunctions.Count + $manifest.ExportedAliases.Count + $manifest.ExportedVariables.Count | Should -Be 0
    }

    It 'names commands with approved verbs and one prefix' {
        foreach ($command in Get-Command -Module Ayrshare.PowerShell) {
            $command.Verb | Should -BeIn (Get-Verb).Verb
            $command.Noun | Should -BeLike 'Ayrshare*'
        }
    }
}

Describe 'The help of each command' {
    It 'has a synopsis, a description, examples, and a text for each parameter' {
        $common = [System.Management.Automation.Internal.CommonParameters].GetProperties().Name + 'WhatIf', 'Confirm', 'ProgressAction'
        foreach ($command in Get-Command -Module Ayrshare.PowerShell) {
            $help = Get-Help $command.Name -Full
            $help.Synopsis | Should -Match '\.$' -Because "$command has one"
            $help.Description.Text -join '' | Should -Not -BeNullOrEmpty -Because "$command has one"
            @($help.Examples.Example).Count | Should -BeGreaterOrEqual 3 -Because "$command has examples"
            foreach ($parameter in $command.Parameters.Keys | Where-Object { $_ -notin $common }) {
                ($help.Parameters.Parameter | Where-Object Name -EQ $parameter).Description.Text -join '' |
                    Should -Not -BeNullOrEmpty -Because "$command -$parameter has one"
            }
        }
    }
}

Describe 'The PowerShell files of the module and of the repository' {
    It 'are plain: ASCII or UTF-8 with a mark for Windows PowerShell, no tab, no blank at a line''s end, a last line that ends' {
        $files = Get-ChildItem (Join-Path $root '*.ps*1'), (Split-Path $path), (Join-Path $root 'samples'), $PSScriptRoot -Recurse -Include *.ps1, *.psm1, *.psd1, *.ps1xml
        $files.Count | Should -BeGreaterThan 8
        foreach ($file in $files) {
            $text = [System.IO.File]::ReadAllText($file.FullName)
            $bytes = [System.IO.File]::ReadAllBytes($file.FullName)
            if ($file.Extension -ne '.ps1xml' -and $bytes[0] -ne 0xef) { $text | Should -Not -Match '[^\x00-\x7f]' -Because "$file" }
            $text | Should -Not -Match '\t|[ \t]\r?\n' -Because "$file"
            $text | Should -Match '[^\s]\r?\n$' -Because "$file"
        }
    }
}
