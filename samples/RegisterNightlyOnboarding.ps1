<#
.SYNOPSIS
    Registers NightlyOnboarding.ps1 as a Windows scheduled task.
.DESCRIPTION
    The task runs whether or not a user is logged on. It never runs twice at the same time, and it starts as soon as possible
    after a missed start. The last run result in Task Scheduler is the exit code of the script.

    Run this script once as an administrator. The account of the task must be able to open the vault without a prompt. Register
    the vault and store the secrets once as that account.
.EXAMPLE
    ./RegisterNightlyOnboarding.ps1 -Path C:\Agency\clients.csv -UserId 'AGENCY\svc-ayrshare$' -At 02:30
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The CSV that lists the clients.
    [Parameter(Mandatory)]
    [string] $Path,

    # The group managed service account that runs the task. Windows manages its password.
    [Parameter(Mandatory)]
    [string] $UserId,

    # The time at which the task starts each day.
    [datetime] $At = '02:30',

    # The vault that contains the secrets.
    [string] $Vault = 'Company',

    # The name of the task.
    [string] $TaskName = 'Ayrshare onboarding'
)

$ErrorActionPreference = 'Stop'
$job = Join-Path $PSScriptRoot 'NightlyOnboarding.ps1'
# The task starts in another folder, so it needs a full path.
$csv = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)
$arguments = "-NoProfile -NonInteractive -File `"$job`" -Path `"$csv`" -Vault `"$Vault`""
$task = @{
    TaskName  = $TaskName
    Action    = New-ScheduledTaskAction -Execute pwsh.exe -Argument $arguments
    Trigger   = New-ScheduledTaskTrigger -Daily -At $At
    Principal = New-ScheduledTaskPrincipal -UserId $UserId -LogonType Password
    Settings  = New-ScheduledTaskSettingsSet -MultipleInstances IgnoreNew -StartWhenAvailable -ExecutionTimeLimit (New-TimeSpan -Hours 4)
}
if ($PSCmdlet.ShouldProcess($TaskName, "Run $job every day as $UserId")) {
    Register-ScheduledTask @task -Force
}
