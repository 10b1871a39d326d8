using System;
using System.Globalization;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>
/// Reads fields that come in more than one form, or whose form is not documented. A field that cannot be read is null.
/// </summary>
internal static class LenientJson
{
    // 1 January 5138 in seconds, or 3 March 1973 in milliseconds: a larger number counts milliseconds.
    private const double MaxSeconds = 1e11;

    // 9 September 2001: a smaller number is a count and not a time of this API.
    private const double MinSeconds = 1e9;

    /// <summary>Reads a text, or a number as text.</summary>
    public static string? Text(JsonElement json, string name) => Text(Field(json, name));

    /// <summary>Reads a text, or a number as text.</summary>
    public static string? Text(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => string.IsNullOrWhiteSpace(json.GetString()) ? null : json.GetString(),
        JsonValueKind.Number => json.GetRawText(),
        _ => null,
    };

    /// <summary>Reads true or false, as such or as text.</summary>
    public static bool? Flag(JsonElement json, string name) => Flag(Field(json, name));

    /// <summary>Reads true or false, as such or as text.</summary>
    public static bool? Flag(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(json.GetString(), out var flag) => flag,
        _ => null,
    };

    /// <summary>Reads a whole number, as such or as text. A fraction is rounded down.</summary>
    public static int? Number(JsonElement json, string name) => Number(Field(json, name));

    /// <summary>Reads a whole number, as such or as text. A fraction is rounded down.</summary>
    public static int? Number(JsonElement json) =>
        double.TryParse(Text(json), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < int.MaxValue
            ? (int)Math.Floor(number)
            : null;

    /// <summary>Reads a web address.</summary>
    public static Uri? Url(JsonElement json) =>
        Uri.TryCreate(Text(json), UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? url
            : null;

    /// <summary>Reads a time in any form in which the API, or its database, writes one.</summary>
    public static DateTimeOffset? Time(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => ResponseTime.Parse(json.GetString()),
        JsonValueKind.Number when json.TryGetDouble(out var number) => UnixTime(number),
        JsonValueKind.Object when json.TryGetProperty("utc", out var utc) => Time(utc),
        JsonValueKind.Object when json.TryGetProperty("_seconds", out var seconds) => Time(seconds),
        _ => null,
    };

    private static DateTimeOffset? UnixTime(double number)
    {
        var seconds = number < MaxSeconds ? number : number / 1000;
        return seconds >= MinSeconds ? ResponseTime.FromUnixSeconds(seconds) : null;
    }

    private static JsonElement Field(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;
}
