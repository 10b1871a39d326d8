using System;
using System.Globalization;

namespace Ayrshare.Client;

/// <summary>
/// The times that a response can contain. A time near either end of the calendar is an error of the server, and no sum
/// with it could be represented.
/// </summary>
internal static class ResponseTime
{
    private const double MaxUnixSeconds = 221_845_392_000;

    private static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // A clock that differs more is wrong, so it is ignored.
    private static readonly TimeSpan MaxClockError = TimeSpan.FromDays(3650);

    /// <summary>Returns the time in a text, or null.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        && time > Earliest
        && time < Latest
            ? time
            : null;

    /// <summary>Returns the time that is as many seconds after 1 January 1970, or null.</summary>
    public static DateTimeOffset? FromUnixSeconds(double seconds) =>
        Math.Abs(seconds) < MaxUnixSeconds && DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)) is var time && time > Earliest
            ? time
            : null;

    /// <summary>Returns the time that a server's clock has shown, or null if its clock is wrong.</summary>
    /// <param name="date">The header Date of the response.</param>
    /// <param name="received">When the response was received, by this machine's clock.</param>
    public static DateTimeOffset? OfServer(DateTimeOffset? date, DateTimeOffset received) =>
        date is { } time && (time - received).Duration() < MaxClockError ? time : null;
}
