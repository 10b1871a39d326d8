#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# What only a real shell shows: standard input, exit codes, transcripts, jobs, threads.

BeforeAll {
    . "$PSScriptRoot/Shell.ps1"
    Import-Module Ayrshare.PowerShell
    $module = Join-Path (Get-Module Ayrshare.PowerShell).ModuleBase 'Ayrshare.PowerShell.psd1'
}

AfterAll {
    Stop-AyrshareSandbox
    Disconnect-Ayrshare
}

Describe 'A shell whose input has come to its end' {
    It 'removes nobody, and says that nobody can be asked' {
        $said = @() | Invoke-Shell -Interactive -Script @"
Import-Module '$module'
`$null = Start-AyrshareSandbox -Connect
New-AyrshareProfile Acme | Remove-AyrshareProfile 2>`$null
`$Error[0].FullyQualifiedErrorId
(Get-AyrshareProfile).Count
"@
        $said[-2] | Should -BeLike '*ConfirmationImpossible,*'
        $said[-1] | Should -Be '1' -Because 'the profile is still there'
    }
}

Describe 'A runbook' {
    BeforeAll {
        $file = Join-Path $TestDrive 'runbook.ps1'
        $modules = Resolve-Path "$PSScriptRoot/../Support/Modules"
        Set-Content $file @"
`$ErrorActionPreference = 'Stop'
Import-Module '$module', '$modules/Microsoft.PowerShell.SecretManagement/Microsoft.PowerShell.SecretManagement.psm1'
`$null = Start-AyrshareSandbox -Connect
Register-SecretVault Company
Invoke-AyrshareOnboarding '$TestDrive/clients.csv' -Vault Company -SkipInvalid -ErrorOnFailure -ErrorAction Continue | ForEach-Object Status
"@
    }

    It 'ends with exit code <code> where the list has the rows <rows>' -TestCases @(
        @{ code = 0; rows = 'Acme,anna@acme.example', 'Bravo,ben@bravo.example'; done = 2 }
        @{ code = 1; rows = 'Acme,anna@acme.example', 'Bravo,no address'; done = 1 }
    ) {
        Get-ChildItem $TestDrive -Filter clients.csv* | Remove-Item
        @('Title,Email') + $rows | Set-Content "$TestDrive/clients.csv"
        $said = Invoke-Shell -File $file 2>$null
        $LASTEXITCODE | Should -Be $code
        @($said -eq 'Done') | Should -HaveCount $done
    }
}

Describe 'A client''s whole life' {
    It 'goes from command to command with no key typed, under strict mode and Stop' {
        Set-StrictMode -Version Latest
        $ErrorActionPreference = 'Stop'
        $sandbox = Start-AyrshareSandbox -Connect
        $link = [pscustomobject]@{ Title = 'Life'; Email = 'life@life.example' } | New-AyrshareProfile | New-AyrshareLinkSession
        $sandbox.Link('Life', 'facebook')
        $client = $link | Wait-AyrshareSocialAccount -Network facebook
        ($client | Get-AyrshareSocialAccount).Network | Should -Be 'facebook'
        ($link | Revoke-AyrshareLinkSession -PassThru).IsRevoked | Should -BeTrue
        ($client | Send-AyrshareConnectEmail -To life@life.example).EmailSent | Should -BeTrue
        ($client | Set-AyrshareProfile -DisplayTitle 'Life & Sons' -PassThru).Changed | Should -Be 'DisplayTitle'
        ($client | Invoke-AyrshareApi user).title | Should -Be 'Life'
        ($client | Get-AyrshareSocialAccount | Disconnect-AyrshareSocialAccount -PassThru).WasLinked | Should -BeTrue
        ($client | Remove-AyrshareProfile -Force -PassThru).Title | Should -Be 'Life'
        $sandbox.Profiles | Should -BeNullOrEmpty
    }
}

Describe 'Jobs and threads' {
    BeforeAll {
        $sandbox = Start-AyrshareSandbox -Connect
        $connection = Get-AyrshareConnection
        $noThreadJob = -not (Get-Command Start-ThreadJob -ErrorAction Ignore)
    }

    It 'with ForEach-Object -Parallel work with a connection that they are given' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $profiles = 1..8 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:module
            New-AyrshareProfile "Parallel $_" -Connection $using:connection
        }
        $profiles | Should -HaveCount 8
    }

    It 'in threads work each with a connection that they are given, and hand over keys' -Skip:$noThreadJob {
        $jobs = 1..3 | ForEach-Object {
            Start-ThreadJob -ArgumentList $_ {
                Import-Module $using:module
                New-AyrshareProfile "Thread $args" -Connection $using:connection
            }
        }
        $created = $jobs | Receive-Job -Wait -AutoRemoveJob
        $created.Title | Sort-Object | Should -Be 'Thread 1', 'Thread 2', 'Thread 3'
        $created[0].ProfileKey | Should -BeOfType securestring -Because 'a thread hands over the object itself'
    }

    It 'in threads without a connection are told the three ways to one' -Skip:$noThreadJob {
        $message = Start-ThreadJob { Import-Module $using:module; try { Get-AyrshareProfile -ErrorAction Stop } catch { "$_" } } |
            Receive-Job -Wait -AutoRemoveJob
        $message | Should -BeLike '*Connect-Ayrshare*-Connection*AYRSHARE_API_KEY*'
    }

    It 'in processes hand objects back with their fields and without keys, and say so' {
        $key, $address = $sandbox.ApiKey, $sandbox.BaseUri
        $job = Start-Job {
            Import-Module $using:module
            Connect-Ayrshare $using:key -BaseUri $using:address
            New-AyrshareProfile 'In a job' -Tags a, b | ForEach-Object { $_; $_ | New-AyrshareJwt }
        }
        $created, $link = $job | Receive-Job -Wait -AutoRemoveJob -WarningVariable warnings 3>$null
        $created.Title | Should -Be 'In a job'
        $created.PSObject.Properties.Name | Should -Not -Contain 'ProfileKey'
        [datetimeoffset] $link.ExpiresAt | Should -BeGreaterThan ([datetimeoffset]::Now)
        "$warnings" | Should -BeLike '*-Vault*'
        ($link | Out-String -Width 80) | Should -Not -BeLike '* in 5 min*' -Because 'that was so when it left the job'
    }
}

Describe 'A transcript' {
    It 'of work, errors and a list of all properties has no secret' {
        $log = Join-Path $TestDrive 'transcript.txt'
        Start-Transcript $log | Out-Null
        try {
            $sandbox = Start-AyrshareSandbox
            $sandbox | Connect-Ayrshare -PassThru | Out-Default
            Get-AyrshareConnection | Format-List * | Out-Default
            $created = New-AyrshareProfile 'On record' -Verbose
            $row = [pscustomobject]@{ Title = 'On record'; ProfileKey = $sandbox.Profiles[-1].ProfileKey }
            $row | New-AyrshareJwt -ExpiresIn soon -ErrorAction Continue 2>&1 | Out-Default
            $row | Get-AyrshareSocialAccount -Verbose 4>&1 | Out-Default
            $created, ($created | Format-List *) | Out-Default
            $created, $sandbox, $sandbox.Profiles | Format-List | Out-Default
            $created | Remove-AyrshareProfile -Force -PassThru -Verbose 4>&1 | Out-Default
            $Error[0] | Format-List * -Force | Out-Default
        }
        finally { Stop-Transcript | Out-Null }

        $text = Get-Content $log -Raw
        $text | Should -BeLike '*On record*'
        $text | Should -BeLike '*InvalidMinutes*'
        foreach ($secret in $sandbox.ApiKey, $row.ProfileKey, $sandbox.PrivateKey.Split("`n")[3]) {
            $text.Contains($secret) | Should -BeFalse
        }
    }
}
