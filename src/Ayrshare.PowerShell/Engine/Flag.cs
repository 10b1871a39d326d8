using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// Yes, no, or neither for an empty cell. Yes is $true, "true", "yes" or "1", and no is their opposites. Any other text is
/// kept, so that the row's error can quote it.
/// </summary>
public sealed class Flag
{
    private readonly string _text;

    /// <summary>Takes a bool.</summary>
    /// <param name="value">Yes or no.</param>
    public Flag(bool value) => _text = value ? "true" : "false";

    /// <summary>Takes a cell of a CSV.</summary>
    /// <param name="text">The cell.</param>
    public Flag(string text) => _text = CleanText.Of(text);

    /// <summary>Takes any other value, for the row's error. Without this, PowerShell would ignore the value without an error.</summary>
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
