<#
.SYNOPSIS
    Finds clients whose networks must be refreshed, and emails each of them a link that shows only these networks.
.DESCRIPTION
    Networks end a connection after some time, and posts then fail. Run this script once a week. Emails require Ayrshare's Max
    Pack.

    A record file prevents a second email to a client within -Days, even if the script is interrupted. The script records an
    email before it sends it, and takes the record back only if a failure proves that nothing was sent.

    -WhatIf shows who would get an email.

    Exit codes: 0 means success. 1 means that some clients could not be checked or emailed. The errors say which and why.
.EXAMPLE
    ./ReconnectCampaign.ps1 -Path ./clients.csv -Company 'Example Agency' -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The CSV that lists the clients, with the columns Title and Email.
    [Parameter(Mandatory)]
    [string] $Path,

    # The company that the emails name as their sender.
    [Parameter(Mandatory)]
    [string] $Company,

    # The vault that contains the profile keys.
    [string] $Vault = 'Company',

    # How many days before a refresh is due a client gets an email. This is also the minimum number of days between two emails.
    [ValidateRange(1, 60)]
    [int] $Days = 7,

    # The record of the emails that were sent.
    [string] $SentPath = "$Path.sent.csv"
)

$ErrorActionPreference = 'Stop'
$problems = @()

# Half a day less than -Days, so that a job that runs every -Days days can send the next email.
$quiet = [timespan]::FromDays($Days - 0.5)
$quietUntil = @{}
if (Test-Path $SentPath) {
    foreach ($record in Import-Csv $SentPath) {
        $quietUntil[$record.Title] = if ($record.State -ne 'Failed') { ([datetimeoffset] $record.Time) + $quiet }
    }
}

function Add-Record($Title, $State) {
    [pscustomobject] @{ Title = $Title; State = $State; Time = [datetimeoffset]::UtcNow.ToString('o') } |
        Export-Csv $SentPath -Append -NoTypeInformation
}

foreach ($client in Import-Csv $Path) {
    if ($quietUntil[$client.Title] -gt [datetimeoffset]::UtcNow) { continue }

    $due = @($client | Get-AyrshareSocialAccount -Vault $Vault -ErrorAction Continue -ErrorVariable +problems |
        Where-Object { $_.RefreshRequired -or ($null -ne $_.RefreshDaysRemaining -and $_.RefreshDaysRemaining -le $Days) })
    if (-not $due) { continue }

    $networks = $due.Network -join ', '
    if (-not $PSCmdlet.ShouldProcess("$($client.Title) <$($client.Email)>", "Email a link for $networks")) { continue }

    Add-Record $client.Title 'Sending'
    $quietUntil[$client.Title] = [datetimeoffset]::UtcNow + $quiet
    $mail = @{ To = $client.Email; Company = $Company; AllowedSocial = $due.Network; ExpiresIn = 2880 }
    $sent = $due[0] | Send-AyrshareConnectEmail @mail -ErrorAction Continue -ErrorVariable failed
    if ($failed) { $problems += $failed }
    if ($sent.EmailSent) {
        Add-Record $client.Title 'Sent'
        "$($client.Title): emailed a link for $networks"
    }
    elseif (-not $sent -and $failed -and $failed[0].FullyQualifiedErrorId -notlike 'OutcomeUnknown,*') {
        # A link whose EmailSent is not true may have been emailed all the same, so its record stays.
        Add-Record $client.Title 'Failed'
    }
}

if ($problems) { exit 1 }
