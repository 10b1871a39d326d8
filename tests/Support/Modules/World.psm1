# Stands in for what an example reaches outside of PowerShell: a person who types ($Answers has what), a browser, the
# PowerShell Gallery, Azure, and the Task Scheduler of Windows. Nobody waits.
function Read-Host {
    param($Prompt, [switch] $AsSecureString)
    $answer = $global:Answers[$Prompt]
    if (-not $answer) { throw "There is no answer to '$Prompt'." }
    if ($AsSecureString) { ConvertTo-SecureString $answer -AsPlainText -Force } else { $answer }
}

function Start-Sleep { param([int] $Seconds) }

function Start-Process {
    param($FilePath)
    if (-not [uri]::IsWellFormedUriString("$FilePath", 'Absolute')) { throw "'$FilePath' is no address." }
}

function Install-PSResource { param([string[]] $Name, [string] $Repository, [switch] $TrustRepository) }

function Register-PSResourceRepository { param($Name, $Uri, [switch] $Trusted) }

function Connect-AzAccount { param([switch] $Identity, $Subscription) if (-not $Identity) { throw 'Somebody would have to sign in.' } }

function New-ScheduledTaskAction { param($Execute, $Argument) $PSBoundParameters }

function New-ScheduledTaskTrigger { param([switch] $Daily, [datetime] $At) $PSBoundParameters }

function New-ScheduledTaskPrincipal { param($UserId, $LogonType) $PSBoundParameters }

function New-ScheduledTaskSettingsSet {
    param($MultipleInstances, [switch] $StartWhenAvailable, [timespan] $ExecutionTimeLimit)
    $PSBoundParameters
}

# $Registered keeps the task.
function Register-ScheduledTask {
    param($TaskName, $Action, $Trigger, $Principal, $Settings, [switch] $Force)
    $global:Registered = $PSBoundParameters
}
