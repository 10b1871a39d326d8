using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace Ayrshare.Sandbox;

/// <summary>The fields of a query or of an HTML form.</summary>
internal sealed class UrlEncodedFields
{
    private readonly List<KeyValuePair<string, string>> _fields;

    public UrlEncodedFields(string text) =>
        _fields =
        [
            .. text.Split(['&'], StringSplitOptions.RemoveEmptyEntries).Select(field =>
            {
                var parts = field.Split(['='], 2);
                return new KeyValuePair<string, string>(
                    WebUtility.UrlDecode(parts[0]), parts.Length == 2 ? WebUtility.UrlDecode(parts[1]) : "");
            }),
        ];

    /// <summary>The first value of a field.</summary>
    public string? this[string name] => _fields
        .Where(field => field.Key == name)
        .Select(field => field.Value)
        .FirstOrDefault();

    /// <summary>A list in any of the usual spellings: <c>key[0]=a&amp;key[1]=b</c>, <c>key[]=a</c>, repeated, or with commas.</summary>
    public IReadOnlyList<string> List(string name) =>
    [
        .. _fields
            .Where(field => field.Key == name || field.Key.StartsWith(name + "[", StringComparison.Ordinal))
            .SelectMany(field => field.Value.Split([','], StringSplitOptions.RemoveEmptyEntries))
            .Select(value => value.Trim()),
    ];
}
