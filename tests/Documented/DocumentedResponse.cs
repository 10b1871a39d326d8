using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Ayrshare.Tests.Documented;

/// <summary>Holds a response body against the text of Ayrshare's documentation.</summary>
internal static class DocumentedResponse
{
    private const string Hex64 = "^[0-9a-f]{64}$";
    private const string UtcSeconds = @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$";
    private const string UtcMilliseconds = @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$";

    public static string Read(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documented", name + ".json"));

    /// <summary>Asserts that a body has the documented fields and types, and no other fields.</summary>
    /// <param name="name">The file of the documented body, without its extension.</param>
    /// <param name="actual">The body.</param>
    /// <param name="absent">The documented fields that the body must not have, such as <c>$.profiles[].displayTitle</c>.</param>
    public static void AssertMatches(string name, JsonElement actual, params string[] absent)
    {
        using var documented = JsonDocument.Parse(Read(name));
        var fields = Describe("$", documented.RootElement).Distinct().ToArray();
        Assert.All(absent, field => Assert.Contains(fields, documentedField => IsAtOrBelow(documentedField, field)));

        Assert.Equal(
            fields.Where(field => !absent.Any(gone => IsAtOrBelow(field, gone))).Order(StringComparer.Ordinal),
            Describe("$", actual).Distinct().Order(StringComparer.Ordinal));
    }

    private static bool IsAtOrBelow(string field, string path) =>
        field.StartsWith(path, StringComparison.Ordinal) && field[path.Length] is ':' or '.' or '[';

    private static IEnumerable<string> Describe(string path, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object =>
            json.EnumerateObject().SelectMany(field => Describe($"{path}.{field.Name}", field.Value)).Prepend($"{path}: object"),
        JsonValueKind.Array =>
            json.EnumerateArray().SelectMany(item => Describe(path + "[]", item)).Prepend($"{path}: array"),
        JsonValueKind.String => [$"{path}: {Format(json.GetString()!)}"],
        JsonValueKind.True or JsonValueKind.False => [$"{path}: true or false"],
        var kind => [$"{path}: {kind}"],
    };

    private static string Format(string text) =>
        Regex.IsMatch(text, Hex64) ? "64 hexadecimal digits"
        : Regex.IsMatch(text, UtcSeconds) ? "UTC to the second"
        : Regex.IsMatch(text, UtcMilliseconds) ? "UTC to the millisecond"
        : "text";
}
