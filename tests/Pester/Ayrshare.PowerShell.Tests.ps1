#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# What a user does, in a real shell. The engine-hosted tests go further; these prove that the shell agrees.

BeforeAll {
    $root = Split-Path (Split-Path $PSScriptRoot)
    Import-Module (Join-Path $root 'out/Ayrshare.PowerShell/Ayrshare.PowerShell.psd1') -Force
    $clients = Join-Path $root 'samples/clients.csv'
}

Describe 'The module' {
    It 'has a manifest without flaws' {
        $manifest = Test-ModuleManifest (Join-Path $root 'out/Ayrshare.PowerShell/Ayrshare.PowerShell.psd1') -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        (Get-Command -Module Ayrshare.PowerShell).Count | Should -Be $manifest.ExportedCmdlets.Count
    }

    It 'explains each command with examples' {
        foreach ($command in Get-Command -Module Ayrshare.PowerShell) {
            $help = Get-Help $command.Name
            $help.Synopsis | Should -Not -Match 'Ayrshare \[' -Because "$command needs a synopsis"
            @($help.Examples.Example).Count | Should -BeGreaterOrEqual 3 -Because "$command needs examples"
        }
    }
}

Describe 'A CSV of clients' {
    BeforeEach { $sandbox = Start-AyrshareSandbox -Connect }
    AfterEach { $sandbox | Stop-AyrshareSandbox }

    It 'becomes profiles and mails, and each bad row one error' {
        $null = $sandbox.AddProfile('Harbor Yoga')
        $sent = Import-Csv $clients | New-AyrshareProfile -ErrorAction SilentlyContinue -ErrorVariable created |
            Where-Object Email | Send-AyrshareConnectEmail -Company ACME -ErrorAction SilentlyContinue -ErrorVariable mailed

        $sent | Should -HaveCount 8
        $sandbox.Outbox | Should -HaveCount 8
        $created.FullyQualifiedErrorId | Should -Be 'TitleTaken,Ayrshare.PowerShell.NewAyrshareProfileCommand', 'InvalidEmail,Ayrshare.PowerShell.NewAyrshareProfileCommand'
        $mailed.FullyQualifiedErrorId | Should -Be 'UnknownNetwork,Ayrshare.PowerShell.SendAyrshareConnectEmailCommand'
        "$mailed" | Should -BeLike 'Row 6 (Fjord Films): *facbook*'
    }

    It 'is read no further than Select-Object -First wants' {
        $first = 1..500 | ForEach-Object { "Client $_" } | New-AyrshareProfile | Select-Object -First 3

        $first.Title | Should -Be 'Client 1', 'Client 2', 'Client 3'
        $sandbox.Profiles | Should -HaveCount 3
    }

    It 'ends a script under $ErrorActionPreference Stop' {
        $ErrorActionPreference = 'Stop'
        { [pscustomobject]@{ Title = 'Acme'; Email = 'no address' } | New-AyrshareProfile } |
            Should -Throw -ErrorId 'InvalidEmail,Ayrshare.PowerShell.NewAyrshareProfileCommand'
    }

    It 'works under strict mode' {
        Set-StrictMode -Version Latest
        'Acme' | New-AyrshareProfile | New-AyrshareJwt | Out-String | Should -BeLike '*Acme*'
    }

    It 'does nothing under -WhatIf' {
        Import-Csv $clients | New-AyrshareProfile -WhatIf -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

Describe 'A connection' {
    BeforeAll { $sandbox = Start-AyrshareSandbox }
    AfterAll { $sandbox | Stop-AyrshareSandbox }
    AfterEach { Disconnect-Ayrshare }

    It 'is made from what a sandbox tells' {
        $sandbox | Connect-Ayrshare
        (Test-AyrshareConnection).ApiKey.Status | Should -Be 'Passed'
        Test-AyrshareConnection -Quiet | Should -BeTrue
    }

    It 'goes into parallel runspaces with $using' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $connection = $sandbox | Connect-Ayrshare -PassThru
        $module = Join-Path $root 'out/Ayrshare.PowerShell/Ayrshare.PowerShell.psd1'
        $profiles = 1..8 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:module
            New-AyrshareProfile "Parallel $_" -Connection $using:connection
        }
        $profiles | Should -HaveCount 8
    }

    It 'is each runspace''s own, and a thread job without one is told the three ways' -Skip:(-not (Get-Command Start-ThreadJob -ErrorAction Ignore)) {
        $sandbox | Connect-Ayrshare
        $module = Join-Path $root 'out/Ayrshare.PowerShell/Ayrshare.PowerShell.psd1'
        $message = Start-ThreadJob { Import-Module $using:module; try { Get-AyrshareProfile -ErrorAction Stop } catch { "$_" } } | Receive-Job -Wait -AutoRemoveJob
        $message | Should -BeLike '*Connect-Ayrshare*-Connection*AYRSHARE_API_KEY*'
    }

    It 'leaves no secret in a transcript' {
        $log = Join-Path $TestDrive 'transcript.txt'
        Start-Transcript $log | Out-Null
        try {
            $sandbox | Connect-Ayrshare -PassThru | Out-Default
            Get-AyrshareConnection | Format-List * | Out-Default
            $created = New-AyrshareProfile 'Transcribed' -Verbose
            $created, ($created | Format-List *) | Out-Default
        }
        finally { Stop-Transcript | Out-Null }

        $text = Get-Content $log -Raw
        $text | Should -BeLike '*Transcribed*'
        foreach ($secret in $sandbox.ApiKey, $sandbox.PrivateKey.Split("`n")[3], $sandbox.Profiles[-1].ProfileKey) {
            $text | Should -Not -BeLike "*$secret*"
        }
    }
}
