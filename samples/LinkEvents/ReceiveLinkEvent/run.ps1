<#
.SYNOPSIS
    Receives Ayrshare's link events in an Azure Functions app, and writes who has linked what.
.DESCRIPTION
    Deploy the folder LinkEvents as a function app with PowerShell 7.4, with these settings: AYRSHARE_API_KEY,
    AYRSHARE_WEBHOOK_SECRET, a long random text, and LINK_EVENTS_FOLDER, a folder that all instances of the app share, such
    as a mounted Azure Files share. Then register the webhook from anywhere:

        Register-AyrshareWebhook -Action social -Url https://<app>.azurewebsites.net/api/LinkEvents

    The function needs no key of Azure Functions, because ConvertFrom-AyrshareWebhook checks the signature of each request.

    Each event is written once to linked.csv in the folder. Ayrshare delivers an event at least once, and to any instance of
    the app, so the file done-<hookId> says that an event is written. It is created after the work: if the work fails, the
    response is 500, and Ayrshare sends the event again.
.EXAMPLE
    func start
    Runs the function on this machine, where the sandbox of the module can deliver to it:
    Register-AyrshareWebhook -Action social -Url http://127.0.0.1:7071/api/LinkEvents
#>
param($Request, $TriggerMetadata)

$ErrorActionPreference = 'Stop'

# Characters that a file name cannot contain never reach it: the name is made of the id's hash.
function Get-MarkPath([string] $Id) {
    $hash = [Security.Cryptography.SHA256]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes($Id))
    Join-Path $env:LINK_EVENTS_FOLDER "done-$([Convert]::ToHexString($hash, 0, 16))"
}

# The profile, or nothing if there is none, such as one that was removed.
function Find-Client([string] $RefId) {
    try { Get-AyrshareProfile -RefId $RefId }
    catch { if ($_.FullyQualifiedErrorId -notlike 'ProfileNotFound*') { throw } }
}

function Write-LinkEvent($Received) {
    # The event has the reference of the profile. Its title is what people know.
    $known = if ($Received.RefId) { Find-Client $Received.RefId }
    $line = [pscustomobject]@{
        Created = $Received.Created
        Title   = if ($known) { $known.Title } else { $Received.Title }
        RefId   = $Received.RefId
        Type    = $Received.Type
        Network = $Received.Network
        Source  = $Received.Source
    }
    $line | Export-Csv (Join-Path $env:LINK_EVENTS_FOLDER linked.csv) -Append -NoTypeInformation
    Write-Information "$($line.Title): $($line.Type) $($line.Network)"
}

$status = 200
try {
    # The folder remembers which events are done, so that a repeat after a failure is not refused.
    $received = $Request | ConvertFrom-AyrshareWebhook -AllowRepeat
}
catch {
    # Ayrshare does not repeat a request after 401, but it does after 500: a missing secret does not cost an event.
    Write-Warning "$_"
    $status = if ($_.CategoryInfo.Category -in 'SecurityError', 'InvalidData') { 401 } else { 500 }
}

if ($status -eq 200 -and $received.Action -eq 'social') {
    try {
        $mark = Get-MarkPath $(if ($received.HookId) { $received.HookId } else { $Request.RawBody })
        if (-not (Test-Path $mark)) {
            Write-LinkEvent $received
            $null = New-Item $mark -ItemType File
        }
    }
    catch {
        # Ayrshare sends the event again after 500.
        Write-Warning "The event $($received.HookId) was not written: $_"
        $status = 500
    }
}

Push-OutputBinding -Name Response -Value ([HttpResponseContext] @{ StatusCode = $status })
