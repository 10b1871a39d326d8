using System;
using System.Globalization;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>Reads a time in any form in which the API, or its database, writes one.</summary>
internal static class JsonTime
{
    // 1 January 5138 in seconds, or 3 March 1973 in milliseconds: what is larger counts milliseconds.
    private const double MaxSeconds = 1e11;

    // 9 September 2001: a smaller number is no time of this API, but a count.
    private const double MinSeconds = 1e9;

    /// <summary>The time, or null if it is none.</summary>
    public static DateTimeOffset? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => DateTimeOffset.TryParse(
            json.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null,
        JsonValueKind.Number when json.TryGetDouble(out var number) => OfUnix(number),
        JsonValueKind.Object when json.TryGetProperty("utc", out var utc) => Read(utc),
        JsonValueKind.Object when json.TryGetProperty("_seconds", out var seconds) => Read(seconds),
        _ => null,
    };

    private static DateTimeOffset? OfUnix(double number)
    {
        var milliseconds = number < MaxSeconds ? number * 1000 : number;
        return milliseconds >= MinSeconds * 1000 && milliseconds < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
            : null;
    }
}
