using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>
/// The headers of a request, in any form in which web frameworks hand them out: a dictionary, an object with properties, or a
/// list of pairs. Names are not case-sensitive, and a value can be a list or contain commas.
/// </summary>
/// <param name="headers">The headers.</param>
internal sealed class WebhookHeaders(object headers)
{
    private readonly (string Name, object? Value)[] _fields = [.. Fields(Plain(headers))];

    /// <summary>The first value of a header, or null.</summary>
    /// <param name="name">The name.</param>
    public string? First(string name) => Values(name) is [var first, ..] ? first : null;

    /// <summary>The values of a header.</summary>
    /// <param name="names">The name, or several.</param>
    public IReadOnlyList<string> Values(params string[] names) =>
    [
        .. _fields
            .Where(field => names.Contains(field.Name.Trim(), StringComparer.OrdinalIgnoreCase))
            .SelectMany(field => Texts(field.Value))
            .SelectMany(text => text.Split(','))
            .Select(text => text.Trim())
            .Where(text => text.Length > 0),
    ];

    private static IEnumerable<(string Name, object? Value)> Fields(object? headers) => headers switch
    {
        IDictionary dictionary => dictionary.Keys.Cast<object>().Select(name => ($"{name}", (object?)dictionary[name])),
        NameValueCollection collection => collection.AllKeys.Select(name => ($"{name}", (object?)collection.GetValues(name))),
        PSObject { BaseObject: PSCustomObject } record => record.Properties.Select(property => (property.Name, (object?)property.Value)),
        IEnumerable pairs and not string => pairs.Cast<object?>().Where(pair => pair is not null).Select(PSObject.AsPSObject).Select(
            pair => ($"{pair.Properties["Key"]?.Value}", (object?)pair.Properties["Value"]?.Value)),
        _ => [],
    };

    private static IEnumerable<string> Texts(object? value) => Plain(value) switch
    {
        null => [],
        string text => [text],
        IEnumerable list => list.Cast<object?>().SelectMany(Texts),
        var other => [$"{other}"],
    };

    private static object? Plain(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
