<#
.SYNOPSIS
    Registers NightlyOnboarding.ps1 as a scheduled task of Windows.
.DESCRIPTION
    The task runs whether or not anybody is logged on, never twice at a time, and again after a missed start. Its last
    result in Task Scheduler is the script's exit code.

    Run this once, as an administrator. The task's account must be able to open the vault by itself: as that account,
    register the vault and store the secrets once.
.EXAMPLE
    ./RegisterNightlyOnboarding.ps1 -Path C:\Agency\clients.csv -UserId 'AGENCY\svc-ayrshare$' -At 02:30
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The CSV with the clients.
    [Parameter(Mandatory)]
    [string] $Path,

    # The group-managed service account that the task runs as: it has no password to keep.
    [Parameter(Mandatory)]
    [string] $UserId,

    # When, each day.
    [datetime] $At = '02:30',

    # The vault with the secrets.
    [string] $Vault = 'Company',

    # The task's name.
    [string] $TaskName = 'Ayrshare onboarding'
)

$ErrorActionPreference = 'Stop'
$job = Join-Path $PSScriptRoot 'NightlyOnboarding.ps1'
# The task starts in a folder of its own.
$csv = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)
$task = @{
    TaskName  = $TaskName
    Action    = New-ScheduledTaskAction -Execute pwsh.exe -Argument "-NoProfile -NonInteractive -File `"$job`" -Path `"$csv`" -Vault `"$Vault`""
    Trigger   = New-ScheduledTaskTrigger -Daily -At $At
    Principal = New-ScheduledTaskPrincipal -UserId $UserId -LogonType Password
    Settings  = New-ScheduledTaskSettingsSet -MultipleInstances IgnoreNew -StartWhenAvailable -ExecutionTimeLimit (New-TimeSpan -Hours 4)
}
if ($PSCmdlet.ShouldProcess($TaskName, "Run $job each day as $UserId")) {
    Register-ScheduledTask @task -Force
}
