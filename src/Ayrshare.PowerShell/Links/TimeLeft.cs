using System;

namespace Ayrshare.PowerShell;

/// <summary>The time until a link expires, in words.</summary>
internal static class TimeLeft
{
    /// <summary>Returns the time from now to the end, rounded, such as <c>5 min</c>.</summary>
    public static string Until(DateTimeOffset end, DateTimeOffset now) => (end - now) switch
    {
        { Ticks: <= 0 } => "expired",
        { TotalMinutes: < 1 } left => $"{left.Seconds} s",
        { TotalHours: < 2 } left => $"{left.TotalMinutes:0} min",
        { } left => $"{left.TotalHours:0} h",
    };
}
