using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>
/// Shows how far a long pipeline is: a count, a rate, what is left once the input has ended, and a wait for the rate
/// limit. At most five times a second, and not at all in the first second.
/// </summary>
internal sealed class ProgressMeter(string activity)
{
    private const int ActivityId = 0x41595253;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _next = TimeSpan.FromSeconds(1);
    private (DateTimeOffset Until, TimeProvider Clock)? _wait;
    private bool _shown;

    /// <summary>How long the pipeline's thread may wait before progress is due again.</summary>
    public static TimeSpan MaxWait => Interval;

    /// <summary>Rows that have ended, well or not.</summary>
    public int Done { get; set; }

    /// <summary>Rows that ended with an error.</summary>
    public int Failed { get; set; }

    /// <summary>Notes that calls wait for the rate limit.</summary>
    /// <param name="until">Until when.</param>
    /// <param name="clock">The clock that this is a time of.</param>
    public void WaitUntil(DateTimeOffset until, TimeProvider clock) => _wait = (until, clock);

    /// <summary>The record to show now, or null if none is due.</summary>
    /// <param name="left">Rows under way; all that are left, if <paramref name="inputEnded"/>.</param>
    /// <param name="inputEnded">Whether no more rows will come.</param>
    /// <param name="longestWait">For rows that wait: how long they can still take; else their rate tells.</param>
    public ProgressRecord? Due(int left, bool inputEnded, TimeSpan? longestWait = null)
    {
        if (_watch.Elapsed < _next)
            return null;
        _next = _watch.Elapsed + Interval;
        _shown = true;

        var rate = Done / _watch.Elapsed.TotalSeconds;
        var pace = longestWait is null ? $"{rate:N1} a second" : $"{left:N0} waited for";
        var status = string.Format(CultureInfo.CurrentCulture, "{0:N0} done, {1}{2}", Done, pace,
            Failed > 0 ? $", {Failed:N0} failed" : "");
        if (_wait is { } wait && wait.Clock.GetUtcNow() < wait.Until)
            status += $"; waiting for the rate limit until {wait.Until.ToLocalTime():T}";
        var record = new ProgressRecord(ActivityId, activity, status);
        if (inputEnded)
        {
            record.PercentComplete = (int)(100L * Done / Math.Max(1, Done + left));
            if (longestWait is { } longest)
                record.SecondsRemaining = (int)Math.Max(0, longest.TotalSeconds);
            else if (rate > 0)
                record.SecondsRemaining = (int)Math.Min(int.MaxValue, left / rate);
        }

        return record;
    }

    /// <summary>The record that takes the bar away, or null if none was shown.</summary>
    public ProgressRecord? End() =>
        _shown ? new ProgressRecord(ActivityId, activity, "Done") { RecordType = ProgressRecordType.Completed } : null;
}
