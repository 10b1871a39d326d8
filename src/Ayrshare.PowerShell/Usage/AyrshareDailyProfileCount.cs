using System;
using System.Collections.Generic;
using System.Linq;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>How many User Profiles the account had on one day.</summary>
public sealed class AyrshareDailyProfileCount
{
    private AyrshareDailyProfileCount(DailyProfileCount count, bool isPeakOfMonth)
    {
        Reported = count.Reported;
        Count = count.Count;
        IsPeakOfMonth = isPeakOfMonth;
    }

    /// <summary>When the profiles were counted, in UTC: in local time, a day could move to another month.</summary>
    public DateTimeOffset? Reported { get; }

    /// <summary>The number of profiles.</summary>
    public int? Count { get; }

    /// <summary>Whether this is the highest count of its month among the reported days, and the first of that height.</summary>
    public bool IsPeakOfMonth { get; }

    /// <summary>All days, the oldest first.</summary>
    internal static IEnumerable<AyrshareDailyProfileCount> AllOf(IEnumerable<DailyProfileCount> counts)
    {
        var days = counts.OrderBy(day => day.Reported).ToArray();
        var peaks = new HashSet<DailyProfileCount>(days
            .Where(day => day.Reported is not null && day.Count is not null)
            .GroupBy(day => (day.Reported!.Value.Year, day.Reported.Value.Month))
            .Select(month => month.OrderByDescending(day => day.Count).First()));
        return days.Select(day => new AyrshareDailyProfileCount(day, peaks.Contains(day)));
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Reported:yyyy-MM-dd}: {Count}");
}
