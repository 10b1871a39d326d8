using System;
using System.Globalization;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>Reads fields that come in more than one form, or of which the form is not documented. What can not be read is null.</summary>
internal static class LenientJson
{
    /// <summary>A text, or a number as text.</summary>
    public static string? Text(JsonElement json, string name) => Text(Field(json, name));

    /// <summary>A text, or a number as text.</summary>
    public static string? Text(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => string.IsNullOrWhiteSpace(text.GetString()) ? null : text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>Yes or no, as such or as text.</summary>
    public static bool? Flag(JsonElement json, string name) => Flag(Field(json, name));

    /// <summary>Yes or no, as such or as text.</summary>
    public static bool? Flag(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out var flag) => flag,
        _ => null,
    };

    /// <summary>A whole number, as such or as text; of a fraction, what is whole.</summary>
    public static int? Number(JsonElement json, string name) =>
        double.TryParse(Text(json, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < int.MaxValue
            ? (int)Math.Floor(number)
            : null;

    /// <summary>A web address.</summary>
    public static Uri? Url(JsonElement json, string name) =>
        Uri.TryCreate(Text(json, name), UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? url
            : null;

    /// <summary>A time, in any form in which the API writes one.</summary>
    public static DateTimeOffset? Time(JsonElement json, string name) => Field(json, name) is { } time ? JsonTime.Read(time) : null;

    private static JsonElement? Field(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;
}
