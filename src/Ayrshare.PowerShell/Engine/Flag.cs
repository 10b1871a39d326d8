
namespace Ayrshare.PowerShell;

/// <summary>
/// Yes or no, or neither for an empty cell: $true, "true", "yes", "1" and their opposites. Text that is none of these is
/// kept, so that the row's own error can quote it.
/// </summary>
public sealed class Flag
{
    private readonly string _text;

    /// <summary>Takes a bool.</summary>
    /// <param name="value">Yes or no.</param>
    public Flag(bool value) => _text = value ? "true" : "false";

    /// <summary>Takes a cell of a CSV.</summary>
    /// <param name="text">The cell.</param>
    public Flag(string text) => _text = text.Trim();

    /// <summary>Takes anything else, for the row's error: the engine leaves out what cannot be bound, and reports nothing.</summary>
    /// <param name="value">The value.</param>
    public Flag(object value)
        : this(value.ToString() ?? "")
    {
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    /// <summary>Whether the cell is empty.</summary>
    internal bool IsEmpty => _text.Length == 0;

    /// <summary>The value, or null if the text is neither yes nor no.</summary>
    internal bool? Value => _text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "1" => true,
        "FALSE" or "NO" or "0" => false,
        _ => null,
    };
}
