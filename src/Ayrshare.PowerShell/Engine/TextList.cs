using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.PowerShell;

/// <summary>Reads lists, whose elements a CSV keeps in one cell between semicolons or commas.</summary>
internal static class TextList
{
    /// <summary>The elements without white space around them, or null if there are none.</summary>
    public static IReadOnlyList<string>? Of(string[]? values)
    {
        var elements = (values ?? [])
            .Where(value => value is not null)
            .SelectMany(value => value.Split(';', ','))
            .Select(element => element.Trim())
            .Where(element => element.Length > 0)
            .ToArray();
        return elements.Length == 0 ? null : elements;
    }

    /// <summary>The networks in the list by the API's names, each once, or null if there are none.</summary>
    public static IReadOnlyList<string>? Networks(string[]? values, InputRow row, string field)
    {
        var named = Of(values);
        var unknown = named?.Where(name => !Client.Networks.All.Contains(name, StringComparer.OrdinalIgnoreCase)).ToArray();
        if (unknown is { Length: > 0 })
        {
            throw row.Problem(
                "UnknownNetwork", field, $"{string.Join(", ", unknown.Select(name => $"\"{name}\""))} is not a network that Ayrshare links.",
                $"Use these names: {string.Join(", ", Client.Networks.All)}.");
        }

        return named?.Select(name => name.ToLowerInvariant()).Distinct().ToArray();
    }
}
