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
    [CmdletBinding(SupportsShouldProcess)]
    param($Path, [switch] $NoTypeInformation, [switch] $Append, [Parameter(ValueFromPipeline)] $InputObject)
    begin { $rows = @() }
    process { $rows += $InputObject }
    end {
        if (-not $PSCmdlet.ShouldProcess($Path)) { return }
        $columns = @($rows | ForEach-Object { $_.PSObject.Properties.Name } | Where-Object { $_ }) | Select-Unique
        $lines = @(foreach ($row in $rows) { @(foreach ($column in $columns) { $row.$column }) -join ',' })
        if (-not ($Append -and (Test-Path $Path))) { $lines = @($columns -join ',') + $lines }
        $file = Resolve-File $Path
        if ($Append) { [System.IO.File]::AppendAllLines($file, [string[]] $lines) } else { [System.IO.File]::WriteAllLines($file, [string[]] $lines) }
    }
}

function Test-Path { param($Path) [System.IO.File]::Exists((Resolve-File $Path)) }

function Select-Unique { $seen = @{}; $input | Where-Object { -not $seen[$_] } | ForEach-Object { $seen[$_] = $true; $_ } }

function Select-Object {
    param([string[]] $Property, [int] $First)
    if ($First) { return $input | Where-Object { $First-- -gt 0 } }
    foreach ($object in $input) {
        $row = [ordered] @{}
        foreach ($pattern in $Property) {
            $names = @(@($object.PSObject.Properties.Name) -like $pattern)
            if (-not $names) { throw "$($object.GetType()) has no property $pattern." }
            foreach ($name in $names) { $row[$name] = $object.$name }
        }
        [pscustomobject] $row
    }
}

function Format-List { param([string[]] $Property = '*') $input | Select-Object $Property }

function Format-Table { param([string[]] $Property = '*') $input | Select-Object $Property }

function Add-Content {
    param($Path)
    [System.IO.File]::AppendAllLines((Resolve-File $Path), [string[]] @($input))
}

function Join-Path { param($Path, $ChildPath) [System.IO.Path]::Combine($Path, $ChildPath) }

function New-TimeSpan { param([int] $Hours) [timespan]::FromHours($Hours) }

function Write-Error {
    [CmdletBinding()] param($Message, $ErrorRecord)
    if (-not $ErrorRecord) {
        $ErrorRecord = [System.Management.Automation.ErrorRecord]::new([System.Exception]::new($Message), 'Microsoft.PowerShell.Commands.WriteErrorException', 'NotSpecified', $null)
    }
    $PSCmdlet.WriteError($ErrorRecord)
}

# Nobody waits.
function Start-Sleep { param([int] $Seconds) }

# Nothing is installed, no browser opens, nobody signs in, and no task is registered: $Registered keeps it.
function Install-PSResource { param([string[]] $Name, [string] $Repository, [switch] $TrustRepository) }

function Register-PSResourceRepository { param($Name, $Uri, [switch] $Trusted) }

function Start-Process { param($FilePath) if (-not [uri]::IsWellFormedUriString("$FilePath", 'Absolute')) { throw "'$FilePath' is no address." } }

function Connect-AzAccount { param([switch] $Identity, $Subscription) if (-not $Identity) { throw 'Somebody would have to sign in.' } }

function New-ScheduledTaskAction { param($Execute, $Argument) $PSBoundParameters }

function New-ScheduledTaskTrigger { param([switch] $Daily, [datetime] $At) $PSBoundParameters }

function New-ScheduledTaskPrincipal { param($UserId, $LogonType) $PSBoundParameters }

function New-ScheduledTaskSettingsSet { param($MultipleInstances, [switch] $StartWhenAvailable, [timespan] $ExecutionTimeLimit) $PSBoundParameters }

function Register-ScheduledTask { param($TaskName, $Action, $Trigger, $Principal, $Settings, [switch] $Force) $global:Registered = $PSBoundParameters }

Export-ModuleMember -Function *-Host, *-Content, *-Csv, Select-Object, Format-*, *-Path, New-*, Write-Error, Install-*, Start-*, Connect-*, Register-*
