#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# What a user types at a prompt and copies from the samples.

BeforeDiscovery {
    $samples = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'samples'
    $noThreadJob = -not (Get-Command Start-ThreadJob -ErrorAction Ignore)
    if ($noThreadJob) { Write-Warning 'Start-ThreadJob was not tested: neither Microsoft.PowerShell.ThreadJob nor ThreadJob is installed.' }
}

BeforeAll {
    $root = Split-Path (Split-Path $PSScriptRoot)
    $module = Join-Path $root 'out/Ayrshare.PowerShell/Ayrshare.PowerShell.psd1'
    $standIn = Join-Path $root 'tests/Ayrshare.PowerShell.Tests/Modules/Microsoft.PowerShell.SecretManagement/Microsoft.PowerShell.SecretManagement.psm1'
    Import-Module $module, $standIn -Force
    $sandbox = Start-AyrshareSandbox -Connect
    Register-SecretVault Company
}

AfterAll {
    Stop-AyrshareSandbox
    Disconnect-Ayrshare
    Remove-Module Microsoft.PowerShell.SecretManagement
}

Describe 'A shell whose input has come to its end' {
    It 'removes nobody, and says that nobody can be asked' {
        $shell = (Get-Process -Id $PID).Path
        $script = "Import-Module '$module'; `$null = Start-AyrshareSandbox -Connect; New-AyrshareProfile Acme | Remove-AyrshareProfile; `$Error[0].FullyQualifiedErrorId; (Get-AyrshareProfile).Count"
        $said = @() | & $shell -NoProfile -Command $script 2>$null
        $said[-2] | Should -BeLike '*ConfirmationImpossible,*'
        $said[-1] | Should -Be '1' -Because 'the profile is still there'
    }
}

Describe 'Tab' {
    BeforeAll {
        $null = 'Ben''s', 'Bluebird Cafe' | New-AyrshareProfile -Vault Company
        $sessionId = (New-AyrshareLinkSession -Title 'Bluebird Cafe' -Vault Company).SessionId
        $mine = Get-AyrshareConnection
    }

    It 'completes <line> to <expected>' -TestCases @(
        @{ line = 'New-AyrshareJwt -AllowedSocial facebook, thr'; expected = 'threads' }
        @{ line = 'Wait-AyrshareSocialAccount -Network gm'; expected = 'gmb' }
        @{ line = 'New-AyrshareJwt -Title b'; expected = '''Ben''''s''', '''Bluebird Cafe''' }
        @{ line = 'New-AyrshareJwt -Vault c'; expected = 'Company' }
        @{ line = 'New-AyrshareJwt -ProfileKeySecret ayrshare-profilekey-bluebird'; expected = 'Ayrshare-ProfileKey-Bluebird-Cafe*' }
        @{ line = 'New-AyrshareLinkSession -Mode c'; expected = 'connect' }
        @{ line = 'New-AyrshareLinkSession -InstagramLinkMethod i'; expected = 'instagram' }
        @{ line = 'Invoke-AyrshareApi -Method d'; expected = 'Delete' }
        @{ line = 'Invoke-AyrshareApi history'; expected = 'history', 'history/' }
        @{ line = 'Set-AyrshareProfile -Clear d'; expected = 'DisplayTitle', 'DisableSocial' }
        @{ line = 'New-AyrshareProfile x -HideLogo '; expected = '$true', '$false' }
        @{ line = 'Resolve-AyrshareError 50'; expected = '501', '502', '503', '504' }
        @{ line = 'Resolve-AyrshareError -Status 429'; expected = '429' }
        @{ line = 'Start-AyrshareSandbox -TokenForm r'; expected = 'Rs256' }
        @{ line = 'Connect-Ayrshare -BaseUri https'; expected = 'https://api.ayrshare.com/api' }
    ) {
        $before = $sandbox.Requests.Count
        $found = @((TabExpansion2 $line $line.Length).CompletionMatches.CompletionText)
        $found.Count | Should -BeGreaterOrEqual @($expected).Count
        for ($i = 0; $i -lt @($expected).Count; $i++) { $found[$i] | Should -BeLike @($expected)[$i] }
        $sandbox.Requests.Count | Should -Be $before -Because 'Tab asks nobody'
    }

    It 'completes the ids of links, the connections, and the commands themselves' {
        $line = 'Invoke-AyrshareApi -Connection '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain '$mine'
        $line = 'Revoke-AyrshareLinkSession '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be $sessionId
        (TabExpansion2 'New-Ayr' 7).CompletionMatches.CompletionText | Should -Be 'New-AyrshareJwt', 'New-AyrshareLinkSession', 'New-AyrshareProfile'
    }
}

Describe 'A client''s whole life' {
    It 'goes from command to command with no key typed, under strict mode and Stop' {
        Set-StrictMode -Version Latest
        $ErrorActionPreference = 'Stop'
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
        $sandbox.Profiles.Title | Should -Not -Contain 'Life'
    }

    It 'is left alone by every command under -WhatIf' {
        $null = 'Still' | New-AyrshareProfile -Vault Company
        (Get-Command -Module Ayrshare.PowerShell | Where-Object { $_.Parameters.ContainsKey('WhatIf') }) | Should -HaveCount 12 -Because 'each is tried here'
        $row = [pscustomobject]@{ Title = 'Still'; Email = 's@s.example'; Network = 'facebook'; DisplayTitle = 'x'; SessionId = '04e850fd05c47275a8af1f90' }
        $writes = @($sandbox.Requests | Where-Object Method -NE 'GET').Count
        $row | New-AyrshareJwt -Vault Company -WhatIf | Should -BeNullOrEmpty
        $row | Send-AyrshareConnectEmail -Vault Company -WhatIf | Should -BeNullOrEmpty
        $row | New-AyrshareLinkSession -Vault Company -WhatIf | Should -BeNullOrEmpty
        $row | Revoke-AyrshareLinkSession -Vault Company -WhatIf -PassThru | Should -BeNullOrEmpty
        $row | Set-AyrshareProfile -Vault Company -WhatIf -PassThru | Should -BeNullOrEmpty
        $row | Disconnect-AyrshareSocialAccount -Vault Company -WhatIf -PassThru | Should -BeNullOrEmpty
        $row | Remove-AyrshareProfile -Vault Company -Force -WhatIf -PassThru | Should -BeNullOrEmpty
        New-AyrshareProfile 'Never' -Vault Company -WhatIf | Should -BeNullOrEmpty
        $row | Invoke-AyrshareOnboarding -Vault Company -JournalPath "$TestDrive/never.jsonl" -WhatIf
        "$TestDrive/never.jsonl" | Should -Not -Exist
        Start-AyrshareSandbox -WhatIf | Should -BeNullOrEmpty
        $sandbox | Stop-AyrshareSandbox -WhatIf
        Test-AyrshareConnection -Quiet | Should -BeTrue
        Invoke-AyrshareApi post -Method Post -Body @{ post = 'x' } -WhatIf | Should -BeNullOrEmpty
        @($sandbox.Requests | Where-Object Method -NE 'GET').Count | Should -Be $writes
    }
}

Describe 'Threads' {
    It 'work each with a connection that they were given' -Skip:$noThreadJob {
        $connection = Get-AyrshareConnection
        $jobs = 1..3 | ForEach-Object { Start-ThreadJob -ArgumentList $_ { Import-Module $using:module; New-AyrshareProfile "Thread $args" -Connection $using:connection } }
        $created = $jobs | Receive-Job -Wait -AutoRemoveJob
        $created.Title | Sort-Object | Should -Be 'Thread 1', 'Thread 2', 'Thread 3'
        $created[0].ProfileKey | Should -BeOfType securestring -Because 'a thread hands over the object itself'
    }
}

Describe 'A transcript' {
    It 'of work, errors and a list of all properties has no key' {
        $log = Join-Path $TestDrive 'work.txt'
        Start-Transcript $log | Out-Null
        try {
            $created = New-AyrshareProfile 'On record' -Verbose
            $row = [pscustomobject]@{ Title = 'On record'; ProfileKey = $sandbox.Profiles[-1].ProfileKey }
            $row | New-AyrshareJwt -ExpiresIn soon -ErrorAction Continue 2>&1 | Out-Default
            $row | Get-AyrshareSocialAccount -Verbose 4>&1 | Out-Default
            $created, $sandbox, $sandbox.Profiles | Format-List | Out-Default
            $created | Remove-AyrshareProfile -Force -PassThru -Verbose 4>&1 | Out-Default
            $Error[0] | Format-List * -Force | Out-Default
        }
        finally { Stop-Transcript | Out-Null }

        $text = Get-Content $log -Raw
        $text | Should -BeLike '*On record*'
        $text | Should -BeLike '*InvalidMinutes*'
        foreach ($secret in $sandbox.ApiKey, $row.ProfileKey, $sandbox.PrivateKey.Split("`n")[3]) { $text.Contains($secret) | Should -BeFalse }
    }
}

Describe 'The samples' {
    It '<_> says what it does and what it takes' -ForEach (Get-ChildItem $samples -Filter *.ps1).Name {
        $help = Get-Help (Join-Path $root "samples/$_")
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Examples | Should -Not -BeNullOrEmpty
    }

    It 'live a client''s whole life' {
        $steps = & (Join-Path $root 'samples/ClientLife.ps1')
        $steps[-1].Title | Should -Be 'Bluebird Cafe'
        $sandbox | Connect-Ayrshare
    }

    It 'mail those whose networks are due once, and let clients go' {
        Push-Location $TestDrive
        $null = 'Due', 'Fine' | New-AyrshareProfile -Vault Company
        $sandbox.Link('Due', 'facebook', 1)
        $sandbox.Link('Fine', 'facebook', 50)
        'Title,Email', 'Due,due@due.example', 'Fine,fine@fine.example' | Set-Content ./clients.csv
        $campaign = @{ Path = './clients.csv'; Company = 'Example Agency' }
        & (Join-Path $root 'samples/ReconnectCampaign.ps1') @campaign | Should -Be 'Due: mailed a link for facebook'
        & (Join-Path $root 'samples/ReconnectCampaign.ps1') @campaign | Should -BeNullOrEmpty

        (& (Join-Path $root 'samples/Offboarding.ps1') -Path ./clients.csv -RecordPath ./had.csv -Force).Title | Should -Be 'Due', 'Fine'
        (Import-Csv ./had.csv).Network | Should -Be 'facebook', 'facebook'
        Get-Secret Ayrshare-ProfileKey-Due -Vault Company -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Pop-Location
    }
}
