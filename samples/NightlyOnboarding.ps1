<#
.SYNOPSIS
    Onboards the clients of a CSV every night and reports the result in the exit code.
.DESCRIPTION
    Run this script with Task Scheduler, cron or any other scheduler. Clients that are finished cost no request, so you can add
    rows to the same file and run it every night. The journal is beside the CSV. Store both on a disk that outlives the job.

    The account that runs the job needs the modules Ayrshare.PowerShell and Microsoft.PowerShell.SecretManagement, and a vault
    that it can open without a prompt. The vault must contain the secret Ayrshare-ApiKey. If your Ayrshare account uses a
    private key, add Ayrshare-Domain and Ayrshare-PrivateKey. If your clients link X, add Ayrshare-XApiKey and
    Ayrshare-XApiSecret.

    If the vault does not accept a key, the key waits in the journal, encrypted, and the next run stores it.

    Exit codes: 0 means that all clients are finished. 1 means that some are not, and the errors say which and why. 2 means that
    the job could not start.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File NightlyOnboarding.ps1 -Path C:\Agency\clients.csv
#>
[CmdletBinding()]
param(
    # The CSV that lists the clients. The column Title is required.
    [Parameter(Mandatory)]
    [string] $Path,

    # The vault that contains the account's secrets. The profile keys are stored there too.
    [string] $Vault = 'Company',

    # The file for an HTML report about the run. Without it, no report is written.
    [string] $ReportPath
)

$ErrorActionPreference = 'Stop'

try {
    Connect-Ayrshare -Vault $Vault
    $check = Test-AyrshareConnection
    if (-not $check.Passed) {
        $failed = $check.Checks | Where-Object Status -EQ 'Failed' | ForEach-Object { "$($_.Name): $($_.Detail)" }
        throw "Ayrshare is not ready. $failed"
    }

    $report = if ($ReportPath) { @{ ReportPath = $ReportPath } } else { @{} }
    Invoke-AyrshareOnboarding $Path -Vault $Vault -SkipInvalid @report -ErrorAction Continue -ErrorVariable problems |
        ForEach-Object { "$($_.Title): $($_.Status)" } -OutVariable reported
}
catch {
    Write-Error -ErrorRecord $_ -ErrorAction Continue
    if ($reported) { exit 1 } else { exit 2 }
}

if ($problems) { exit 1 }
