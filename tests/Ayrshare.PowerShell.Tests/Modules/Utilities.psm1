# Stands in for the few commands of Microsoft.PowerShell.Utility and Management that examples use, where only the engine
# itself is there. $Answers holds what a person would type.
function Resolve-File($Path) { $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path) }

function Read-Host {
    param($Prompt, [switch] $AsSecureString)
    $answer = $global:Answers[$Prompt]
    if (-not $answer) { throw "There is no answer to '$Prompt'." }
    if ($AsSecureString) { [System.Net.NetworkCredential]::new('', $answer).SecurePassword } else { $answer }
}

function Get-Content {
    param($Path, [switch] $Raw)
    if ($Raw) { [System.IO.File]::ReadAllText((Resolve-File $Path)) } else { [System.IO.File]::ReadAllLines((Resolve-File $Path)) }
}

function Set-Content { param($Path) [System.IO.File]::WriteAllLines((Resolve-File $Path), [string[]] @($input)) }

function Import-Csv {
    param($Path)
    $header, $lines = Get-Content $Path
    $columns = $header -split ','
    foreach ($line in $lines) {
        $cells = @([regex]::Matches($line, '(?:^|,)(?:"(?<cell>(?:[^"]|"")*)"|(?<cell>[^,]*))') | ForEach-Object { $_.Groups['cell'].Value -replace '""', '"' })
        $row = [ordered] @{}
        for ($i = 0; $i -lt $columns.Count; $i++) { $row[$columns[$i]] = $cells[$i] }
        [pscustomobject] $row
    }
}

function Export-Csv {
    param($Path, [switch] $NoTypeInformation)
    $rows = @($input)
    $columns = @($rows | ForEach-Object { $_.PSObject.Properties.Name } | Where-Object { $_ }) | Select-Unique
    $lines = foreach ($row in $rows) { @(foreach ($column in $columns) { $row.$column }) -join ',' }
    [System.IO.File]::WriteAllLines((Resolve-File $Path), [string[]] @(($columns -join ','), $lines))
}

function Select-Unique { $seen = @{}; $input | Where-Object { -not $seen[$_] } | ForEach-Object { $seen[$_] = $true; $_ } }

function Select-Object {
    param([string[]] $Property)
    foreach ($object in $input) {
        $row = [ordered] @{}
        foreach ($pattern in $Property) {
            $names = @($object.PSObject.Properties.Name -like $pattern)
            if (-not $names) { throw "$($object.GetType()) has no property $pattern." }
            foreach ($name in $names) { $row[$name] = $object.$name }
        }
        [pscustomobject] $row
    }
}

function Format-List { param([string[]] $Property = '*') $input | Select-Object $Property }

function Format-Table { param([string[]] $Property = '*') $input | Select-Object $Property }

# Nothing is installed, and no browser opens.
function Install-PSResource { param([string[]] $Name) }

function Start-Process { param($FilePath) if (-not [uri]::IsWellFormedUriString("$FilePath", 'Absolute')) { throw "'$FilePath' is no address." } }

Export-ModuleMember -Function *-Host, *-Content, *-Csv, Select-Object, Format-*, Install-*, Start-Process
