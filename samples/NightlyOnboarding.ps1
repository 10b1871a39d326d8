<#
.SYNOPSIS
    Onboards the clients of a CSV every night, follows them until they have linked, and reports the result in the exit code.
.DESCRIPTION
    Run this script with Task Scheduler, cron or any other scheduler. It onboards the clients that are new. With -Company, it
    also emails each of them a link that works for a day, reminds those who have linked nothing after three days, and asks
    those whose network is no longer linked to link it again. Emails require Ayrshare's Max Pack.

    One request shows which clients have linked, and these cost nothing more. So you can add rows to the same file and run the
    script every night. The journal is beside the CSV. Store both on a disk that outlives the job.

    The account that runs the job needs the modules Ayrshare.PowerShell and Microsoft.PowerShell.SecretManagement, and a vault
    that it can open without a prompt. The vault must contain the secret Ayrshare-ApiKey. If your Ayrshare account uses a
    private key, add Ayrshare-Domain and Ayrshare-PrivateKey. If your clients link X, add Ayrshare-XApiKey and
    Ayrshare-XApiSecret.

    If the vault does not accept a key, the key waits in the journal, encrypted, and the next run stores it.

    Exit codes: 0 means that all clients are finished. 1 means that some are not, and the errors say which and why. 2 means that
    the job could not start.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File NightlyOnboarding.ps1 -Path C:\Agency\clients.csv -Company 'Example Agency'
#>
[CmdletBinding()]
param(
    # The CSV that lists the clients. The column Title is required.
    [Parameter(Mandatory)]
    [string] $Path,

    # The vault that contains the account's secrets. The profile keys are stored there too.
    [string] $Vault = 'Company',

    # The company that the emails name as their sender. Without it, no email is sent.
    [string] $Company,

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

    $job = @{ Path = $Path; Vault = $Vault; SkipInvalid = $true }
    if ($Company) { $job += @{ SendEmail = $true; Company = $Company; ExpiresIn = 1440; Remind = $true; Reconnect = $true } }
    if ($ReportPath) { $job.ReportPath = $ReportPath }
    Invoke-AyrshareOnboarding @job -ErrorAction Continue -ErrorVariable problems |
        ForEach-Object { "$($_.Title): $($_.Status)" } -OutVariable reported
}
catch {
    Write-Error -ErrorRecord $_ -ErrorAction Continue
    if ($reported) { exit 1 } else { exit 2 }
}

if ($problems) { exit 1 }
