using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Onboarding;

/// <summary>The cells of a row by the names of their columns. A run keeps the cells of every client, and a client has few of them, so that
/// an array takes a third of the memory of a dictionary.</summary>
internal sealed class RowCells : IReadOnlyDictionary<string, string>
{
    private readonly KeyValuePair<string, string>[] _cells;

    // A journal repeats the names of the columns in every line.
    private RowCells(IEnumerable<KeyValuePair<string, string>> cells) =>
        _cells = [.. cells.Select(cell => new KeyValuePair<string, string>(string.Intern(cell.Key), cell.Value))];

    /// <inheritdoc/>
    public int Count => _cells.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _cells.Select(cell => cell.Key);

    /// <inheritdoc/>
    public IEnumerable<string> Values => _cells.Select(cell => cell.Value);

    /// <inheritdoc/>
    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException();

    /// <summary>Copies cells, unless they are in this form.</summary>
    public static RowCells Of(IReadOnlyDictionary<string, string> cells) => cells as RowCells ?? new(cells);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out string value)
    {
        value = Array.Find(_cells, cell => cell.Key == key).Value;
        return value is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _cells.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
