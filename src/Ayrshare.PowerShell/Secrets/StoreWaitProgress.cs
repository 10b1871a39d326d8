using System;
using System.Diagnostics;
using System.Management.Automation;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>Shows what a write to SecretStore waits for, once the wait has taken a second.</summary>
/// <param name="commands">Runs the script that shows it.</param>
internal sealed class StoreWaitProgress(CommandInvocationIntrinsics commands) : IDisposable
{
    private const int ActivityId = 0x41595653;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _next = Interval;
    private bool _shown;

    /// <summary>Shows the wait, if that is due.</summary>
    public void Show(StoreWait wait)
    {
        if (_watch.Elapsed < _next)
            return;
        _next = _watch.Elapsed + Interval;
        _shown = true;
        var who = wait.Process is { } process ? $"process {process.Id} ({process.Name})" : null;
        Write(
            wait.IsForTurn
                ? $"{who ?? "another process"} stores secrets, and only one process can do so at a time"
                : $"it was changed {(who is null ? "a moment ago" : $"by {who}")}, and needs six seconds to notice it",
            completed: false);
    }

    /// <summary>Removes the bar, if one was shown.</summary>
    public void Dispose()
    {
        if (_shown)
            Write("Done", completed: true);
    }

    private void Write(string status, bool completed)
    {
        try
        {
            commands.InvokeScript(
                useLocalScope: true,
                ScriptBlock.Create("param($id, $status, $completed) "
                    + "Write-Progress -Id $id -Activity 'Waiting for SecretStore' -Status $status -Completed:$completed"),
                null,
                ActivityId,
                status,
                completed);
        }
        catch (RuntimeException failure) when (failure is not PipelineStoppedException)
        {
            // A host that cannot show progress must not cost a key.
        }
    }
}
