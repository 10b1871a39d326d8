<#
.SYNOPSIS
    Onboards the clients of a CSV, night after night, and tells the scheduler how it went.
.DESCRIPTION
    For Task Scheduler, cron, or any other scheduler. Clients that are done cost no request, so that the same file can
    grow and be run every night. The journal lies beside the CSV: put both on a disk that outlives the job.

    The account that the job runs as needs the modules Ayrshare.PowerShell and Microsoft.PowerShell.SecretManagement,
    and a vault that it can open without being asked, with the secret Ayrshare-ApiKey (and Ayrshare-Domain and
    Ayrshare-PrivateKey, if the Ayrshare account uses them).

    A key that the vault does not take is tried again for some minutes. One that is lost all the same is named as an
    error: the profile is there, and only Ayrshare's dashboard shows its key.

    Exit codes: 0, all clients are done. 1, some are left: the errors tell which and why. 2, nothing could be done.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File NightlyOnboarding.ps1 -Path C:\Agency\clients.csv
#>
[CmdletBinding()]
param(
    # The CSV with the clients; a column Title is needed.
    [Parameter(Mandatory)]
    [string] $Path,

    # The vault with the account's secrets, where the profile keys are stored too.
    [string] $Vault = 'Company',

    # Where to write a page about the run, if anywhere.
    [string] $ReportPath
)

$ErrorActionPreference = 'Stop'

# The onboarding has tried for half a minute; a key that the vault still did not take is in this result and nowhere else.
function Save-ProfileKey($Result) {
    foreach ($seconds in 0, 30, 120) {
        Start-Sleep -Seconds $seconds
        try {
            Set-Secret -Vault $Vault -Name $Result.SecretName -SecureStringSecret $Result.ProfileKey -ErrorAction Stop
            return 'its key was stored late, the next run goes on'
        }
        catch { $reason = $_ }
    }
    Write-Error -ErrorAction Continue -Message ("$($Result.Title): the profile is there, but no vault has its key. $reason " +
        "Read the key in Ayrshare's dashboard and store it as `"$($Result.SecretName)`", or run the job once with -RecreateLost.")
    'its key is lost'
}

try {
    Connect-Ayrshare -Vault $Vault
    $check = Test-AyrshareConnection
    if (-not $check.Passed) {
        $failed = $check.Checks | Where-Object Status -EQ 'Failed' | ForEach-Object { "$($_.Name): $($_.Detail)" }
        throw "Ayrshare is not ready. $failed"
    }

    $report = if ($ReportPath) { @{ ReportPath = $ReportPath } } else { @{} }
    Invoke-AyrshareOnboarding $Path -Vault $Vault -SkipInvalid @report -ErrorAction Continue -ErrorVariable problems |
        ForEach-Object { "$($_.Title): $(if ($_.ProfileKey) { Save-ProfileKey $_ } else { $_.Status })" } -OutVariable reported
}
catch {
    Write-Error -ErrorRecord $_ -ErrorAction Continue
    if ($reported) { exit 1 } else { exit 2 }
}

if ($problems) { exit 1 }
