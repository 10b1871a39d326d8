<#
.SYNOPSIS
    Finds clients whose networks need a refresh, and mails each a link that shows just those.
.DESCRIPTION
    Networks end a connection after some time, and posts then fail. Run this once a week. A file of what was sent keeps
    it from mailing anybody twice within -Days, even if it is stopped half-way: a mail is noted before it is sent, and
    its note is taken back only by a failure that surely sent nothing.

    -WhatIf shows who would get a mail. Mails need Ayrshare's Max Pack.

    Exit codes: 0, all went well. 1, some clients could not be asked or mailed: the errors tell which and why.
.EXAMPLE
    ./ReconnectCampaign.ps1 -Path ./clients.csv -Company 'Example Agency' -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The CSV with the columns Title and Email.
    [Parameter(Mandatory)]
    [string] $Path,

    # The company that the mails speak for.
    [Parameter(Mandatory)]
    [string] $Company,

    # The vault with the profile keys.
    [string] $Vault = 'Company',

    # How many days before a refresh is due a client is mailed, and how many days pass before the next mail.
    [ValidateRange(1, 60)]
    [int] $Days = 7,

    # The file of what was sent.
    [string] $SentPath = "$Path.sent.csv"
)

$ErrorActionPreference = 'Stop'
$problems = @()

# Half a day less, so that a job that runs every -Days days does not find its own last mail too new.
$quiet = [timespan]::FromDays($Days - 0.5)
$quietUntil = @{}
if (Test-Path $SentPath) {
    foreach ($note in Import-Csv $SentPath) {
        $quietUntil[$note.Title] = if ($note.State -ne 'Failed') { ([datetimeoffset] $note.Time) + $quiet }
    }
}

function Add-Note($Title, $State) {
    [pscustomobject] @{ Title = $Title; State = $State; Time = [datetimeoffset]::UtcNow.ToString('o') } |
        Export-Csv $SentPath -Append -NoTypeInformation
}

foreach ($client in Import-Csv $Path) {
    if ($quietUntil[$client.Title] -gt [datetimeoffset]::UtcNow) { continue }

    $due = @($client | Get-AyrshareSocialAccount -Vault $Vault -ErrorAction Continue -ErrorVariable +problems |
        Where-Object { $_.RefreshRequired -or ($null -ne $_.RefreshDaysRemaining -and $_.RefreshDaysRemaining -le $Days) })
    if (-not $due -or -not $PSCmdlet.ShouldProcess("$($client.Title) <$($client.Email)>", "Mail a link for $($due.Network -join ', ')")) { continue }

    Add-Note $client.Title 'Sending'
    $quietUntil[$client.Title] = [datetimeoffset]::UtcNow + $quiet
    $mail = @{ To = $client.Email; Company = $Company; AllowedSocial = $due.Network; ExpiresIn = 2880 }
    $sent = $due[0] | Send-AyrshareConnectEmail @mail -ErrorAction Continue -ErrorVariable failed
    if ($failed) { $problems += $failed }
    if ($sent.EmailSent) {
        Add-Note $client.Title 'Sent'
        "$($client.Title): mailed a link for $($due.Network -join ', ')"
    }
    elseif (-not $sent -and $failed -and $failed[0].FullyQualifiedErrorId -notlike 'OutcomeUnknown,*') {
        # A link that came out without EmailSent may have been mailed all the same.
        Add-Note $client.Title 'Failed'
    }
}

if ($problems) { exit 1 }
