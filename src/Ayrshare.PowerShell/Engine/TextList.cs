using System.Collections.Generic;
using System.Linq;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Reads lists. In a CSV, a cell contains the elements, separated by semicolons or commas.</summary>
internal static class TextList
{
    /// <summary>The elements without white space around them, or null if there are none.</summary>
    public static IReadOnlyList<string>? Of(IEnumerable<string>? values)
    {
        var elements = (values ?? [])
            .Where(value => value is not null)
            .SelectMany(value => value.Split(';', ','))
            .Select(element => CleanText.Of(element))
            .Where(element => element.Length > 0)
            .ToArray();
        return elements.Length == 0 ? null : elements;
    }
}
