#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# What becomes of the output: tables, lists, CSV, JSON, Clixml, jobs. Vaults are those of the stand-in for SecretManagement.

BeforeAll {
    $root = Split-Path (Split-Path $PSScriptRoot)
    $module = Join-Path $root 'out/Ayrshare.PowerShell/Ayrshare.PowerShell.psd1'
    $standIn = Join-Path $root 'tests/Ayrshare.PowerShell.Tests/Modules/Microsoft.PowerShell.SecretManagement/Microsoft.PowerShell.SecretManagement.psm1'
    Import-Module $module, $standIn -Force
    Register-SecretVault Company
    $all = & (Join-Path $PSScriptRoot 'EveryOutput.ps1') -Folder $TestDrive
    $sandbox = $all | Where-Object { $_.PSTypeNames[0] -eq 'Ayrshare.Sandbox.SandboxServer' }
    $byType = $all | Group-Object { $_.PSTypeNames[0] }
    $ours = $all | Where-Object { $_.PSTypeNames[0] -like 'Ayrshare.PowerShell.*' }
    $keys = @($sandbox.ApiKey) + @($sandbox.Profiles.ProfileKey) + $sandbox.PrivateKey.Split("`n")[3]

    # As a SecureString is written where there is no Windows, too.
    function Find-Key([string] $Text) {
        foreach ($key in $keys) {
            $codes = -join ([System.Text.Encoding]::Unicode.GetBytes($key) | ForEach-Object { $_.ToString('x2') })
            if ($Text.Contains($key) -or $Text.Contains($codes)) { $key }
        }
    }
}

AfterAll {
    $sandbox | Stop-AyrshareSandbox
    Disconnect-Ayrshare
    Remove-Module Microsoft.PowerShell.SecretManagement
}

Describe 'On a screen of 80 columns' {
    It 'fits as a table, as a list and as it comes, and shows no key' {
        $byType | Should -HaveCount 22
        foreach ($kind in $byType) {
            $texts = ($kind.Group | Out-String -Width 80), ($kind.Group | Format-Table | Out-String -Width 80), ($kind.Group | Format-List | Out-String -Width 80)
            foreach ($text in $texts) {
                $text.Trim() | Should -Not -BeNullOrEmpty -Because $kind.Name
                $text.Split("`n") | Where-Object { $_.TrimEnd().Length -gt 80 } | Should -BeNullOrEmpty -Because $kind.Name
                Find-Key $text | Should -BeNullOrEmpty -Because $kind.Name
            }
        }
    }

    It 'gives a link whole in a list, each line of it' {
        $link = ($all | Where-Object { $_.PSTypeNames[0] -eq 'Ayrshare.PowerShell.AyrshareLinkSession' })[0]
        ($link | Format-List | Out-String -Width 80) -replace '\s' | Should -BeLike "*$($link.Url)*"
    }

    It 'has members that a person can read' {
        $members = $ours | Group-Object { $_.PSTypeNames[0] } | ForEach-Object { $_.Group[0] | Get-Member -MemberType Property }
        $members.Name | Where-Object { $_ -cnotmatch '^[A-Z][A-Za-z]+$' } | Should -BeNullOrEmpty
        $members.Definition | Where-Object { $_ -match '`|Internal|Client\.|Lazy|TimeProvider|IReadOnlyList\[.*Internal' } | Should -BeNullOrEmpty
        $ours[0] | Get-Member -MemberType Method | ForEach-Object Name | Should -Be 'Equals', 'GetHashCode', 'GetType', 'ToString'
    }
}

Describe 'In a file' {
    It 'keeps a key out of CSV, JSON and Clixml' {
        $csv = $ours | ForEach-Object { ConvertTo-Csv -InputObject $_ }
        $json = $ours | ForEach-Object { ConvertTo-Json -InputObject $_ -Depth 4 }
        $file = Join-Path $TestDrive 'all.xml'
        $ours | Export-Clixml $file
        Find-Key "$csv" | Should -BeNullOrEmpty
        Find-Key "$json" | Should -BeNullOrEmpty
        Find-Key (Get-Content $file -Raw) | Should -BeNullOrEmpty
    }

    It 'has times, lists and objects again from Clixml' {
        $file = Join-Path $TestDrive 'some.xml'
        $before = $ours | Where-Object { $_.PSTypeNames[0] -match 'AyrshareJwt|AyrshareProfile$|AyrshareOnboarding$|AyrshareConnectionTest' }
        $before | Export-Clixml $file
        $after = Import-Clixml $file
        ($after | Where-Object ExpiresAt)[0].ExpiresAt.UtcDateTime | Should -Be ($before | Where-Object ExpiresAt)[0].ExpiresAt.UtcDateTime
        ($after | Where-Object ActiveSocialAccounts)[0].ActiveSocialAccounts | Should -HaveCount 13
        ($after | Where-Object Clients).Clients.Title | Should -Be 'Blueberry Hill Community Kitchen & Bakery (Portland) 2', 'Dahlia Flowers 2'
        ($after | Where-Object Checks).Checks.Name | Should -Contain 'ApiKey'
    }

    It 'has times and lists again from JSON' {
        $sandbox.Link('Acme', 'facebook')
        $sandbox.Link('Acme', 'gmb')
        $profiles = @(Get-AyrshareProfile | Where-Object ActiveSocialAccounts)
        $again = @($profiles | ConvertTo-Json | ConvertFrom-Json)
        $again[0].ActiveSocialAccounts | Should -Be 'facebook', 'gmb'
        ([datetime] $again[0].Created).ToUniversalTime() | Should -Be $profiles[0].Created.UtcDateTime
    }

    It 'leads from <name> to the next command: titles, lists, columns of one''s own, and the key by its title' -TestCases @(
        @{ name = 'CSV'; again = { $args[0] | Export-Csv "$TestDrive/x.csv" -NoTypeInformation; Import-Csv "$TestDrive/x.csv" } }
        @{ name = 'JSON'; again = { $args[0] | ConvertTo-Json | ConvertFrom-Json } }
        @{ name = 'Clixml'; again = { $args[0] | Export-Clixml "$TestDrive/x.xml"; Import-Clixml "$TestDrive/x.xml" } }
    ) {
        $created = [pscustomobject]@{ Title = "From $name"; Email = 'a@a.example'; Tags = 'food;local'; Plan = 'Gold' } | New-AyrshareProfile -Vault Company
        $link = & $again $created | New-AyrshareJwt -Vault Company -ErrorAction Stop
        $link.Title, $link.Email, $link.Plan | Should -Be "From $name", 'a@a.example', 'Gold'

        $listed = & $again (Get-AyrshareProfile "From $name")
        $listed | Select-Object @{ n = 'Title'; e = { "$($_.Title) again" } }, Tags | New-AyrshareProfile -Vault Company -ErrorAction Stop | Out-Null
        (Get-AyrshareProfile "From $name again").Tags | Should -Be 'food', 'local'

        $session = & $again ($created | New-AyrshareLinkSession)
        ($session | Get-AyrshareLinkSession -Vault Company -ErrorAction Stop).Status | Should -Be 'Active'
    }
}

Describe 'In a job' {
    It 'hands objects back with their fields and without keys, and says so' {
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
