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
/// Turns an answer into what PowerShell works with. Texts stay texts, dates too: a post may look like one, and what goes
/// back to the API must be what came.
/// </summary>
internal static class ApiObjects
{
    // Names that an object of PowerShell has already.
    private static readonly string[] Taken = ["", "PSObject", "PSBase", "PSAdapted", "PSExtended", "PSTypeNames"];

    /// <summary>An object, a list, a text, a number, true or false, or null.</summary>
    public static object? Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Record([.. json.EnumerateObject()]),
        JsonValueKind.Array => json.EnumerateArray().Select(Of).ToArray(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => Number(json),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static object Record(IReadOnlyList<JsonProperty> fields)
    {
        // Names that differ in case alone, or that no object can have, only a dictionary keeps apart.
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
            // Of two fields of one name the last counts, as in JavaScript.
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
            : json.GetDouble();
    }
}
