using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// Shows how far a long pipeline is: a count, a rate, the time left once the input has ended, and a wait for the rate
/// limit or for the next attempt. At most five times a second, and not at all in the first second.
/// </summary>
internal sealed class ProgressMeter(string activity)
{
    private const int ActivityId = 0x41595253;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly AccountPace _pace = new();
    private TimeSpan _next = TimeSpan.FromSeconds(1);
    private (ApiWait Wait, TimeProvider Clock)? _wait;
    private bool _shown;

    /// <summary>How long the pipeline's thread may wait before progress is due again.</summary>
    public static TimeSpan MaxWait => Interval;

    /// <summary>How many steps a job has that counts its own steps, or null if rows are counted.</summary>
    public int? Total { get; private set; }

    /// <summary>Rows or steps that have ended, with or without an error.</summary>
    public int Done { get; set; }

    /// <summary>Rows or steps that ended with an error.</summary>
    public int Failed { get; set; }

    /// <summary>Begins to count the steps of a job.</summary>
    /// <param name="steps">The number of steps.</param>
    /// <param name="requests">How many requests of the account they need.</param>
    public void Expect(int steps, int requests)
    {
        Total = steps;
        _pace.Expect(requests);
    }

    /// <summary>Notes that calls wait.</summary>
    /// <param name="wait">The wait.</param>
    /// <param name="clock">The clock that its end is a time of.</param>
    public void Wait(ApiWait wait, TimeProvider clock) => _wait = (wait, clock);

    /// <summary>Notes a request of the account.</summary>
    /// <param name="rate">What the response said about the rate limit.</param>
    /// <param name="clock">The clock that limits are kept by.</param>
    public void Count(RateStatus rate, TimeProvider clock) => _pace.Count(rate, clock);

    /// <summary>The record to show now, or null if none is due.</summary>
    /// <param name="left">Rows in progress; all that are left, if <paramref name="inputEnded"/>.</param>
    /// <param name="inputEnded">Whether no more rows will come.</param>
    /// <param name="longestWait">How long the rows can still wait, or null to compute the time from their rate.</param>
    public ProgressRecord? Due(int left, bool inputEnded, TimeSpan? longestWait = null)
    {
        if (_watch.Elapsed < _next)
            return null;
        _next = _watch.Elapsed + Interval;
        _shown = true;
        left = Total is { } total ? total - Done : left;

        var rate = Done / _watch.Elapsed.TotalSeconds;
        // A wait comes first, because a narrow console cuts the end off.
        var wait = ShowWait();
        var pace = longestWait is not null ? $", {left:N0} waited for" : wait is null ? $", {rate:N1} a second" : "";
        var of = Total is { } all ? $" of {all:N0}" : "";
        var status = string.Format(CultureInfo.CurrentCulture, "{0}{1:N0}{2} done{3}{4}", wait, Done, of, pace,
            Failed > 0 ? $", {Failed:N0} failed" : "");
        var record = new ProgressRecord(ActivityId, activity, status);
        if (inputEnded)
        {
            record.PercentComplete = (int)(100L * Done / Math.Max(1, Done + left));
            if (longestWait is { } longest)
                record.SecondsRemaining = (int)Math.Max(0, longest.TotalSeconds);
            else if (rate > 0)
                record.SecondsRemaining = (int)Math.Min(int.MaxValue, Math.Max(left / rate, _pace.LeastTime(left, Done).TotalSeconds));
        }

        return record;
    }

    private string? ShowWait() => _wait is (var wait, var clock) && clock.GetUtcNow() < wait.Until
        ? $"{wait.What} {wait.Until.ToLocalTime():T}{(wait.Why is { } why ? $", {why}" : "")}; "
        : null;

    /// <summary>The record that removes the bar, or null if none was shown.</summary>
    public ProgressRecord? End() =>
        _shown ? new ProgressRecord(ActivityId, activity, "Done") { RecordType = ProgressRecordType.Completed } : null;
}
