using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Numerics;
using System.Text.Json;

namespace Ayrshare.PowerShell;

/// <summary>
/// Converts a response to PowerShell objects. Dates remain text: a post can look like a date, and a value that is sent back
/// to the API must not change.
/// </summary>
internal static class ApiObjects
{
    // These names are reserved in PowerShell objects.
    private static readonly string[] Taken = ["", "PSObject", "PSBase", "PSAdapted", "PSExtended", "PSTypeNames"];

    /// <summary>An object, a list, a text, a number, true or false, or null.</summary>
    public static object? Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Of([.. json.EnumerateObject()]),
        JsonValueKind.Array => json.EnumerateArray().Select(Of).ToArray(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => Number(json),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>An object of these fields.</summary>
    public static object Of(IReadOnlyList<JsonProperty> fields)
    {
        // Names that differ only in case, and reserved names, need a dictionary.
        var names = fields.Select(field => field.Name).Distinct().ToArray();
        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Length
            || names.Intersect(Taken, StringComparer.OrdinalIgnoreCase).Any())
        {
            var dictionary = new OrderedDictionary(StringComparer.Ordinal);
            foreach (var field in fields)
                dictionary[field.Name] = Of(field.Value);
            return dictionary;
        }

        var record = new PSObject();
        foreach (var field in fields)
        {
            // If two fields have the same name, the last one counts, as in JavaScript.
            record.Properties.Remove(field.Name);
            record.Properties.Add(new PSNoteProperty(field.Name, Of(field.Value)));
        }

        return record;
    }

    private static object Number(JsonElement json)
    {
        if (json.TryGetInt32(out var number))
            return number;
        if (json.TryGetInt64(out var large))
            return large;
        return BigInteger.TryParse(json.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var huge)
            ? huge
            : json.TryGetDouble(out var fraction) ? fraction : json.GetRawText();
    }
}
