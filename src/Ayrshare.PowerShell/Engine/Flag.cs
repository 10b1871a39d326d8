
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

    /// <summary>Takes anything else, for the row's error: what can not be bound the engine leaves out without a word.</summary>
    /// <param name="value">The value.</param>
    public Flag(object value)
        : this(value.ToString() ?? "")
    {
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    /// <summary>The value, or null for an empty cell.</summary>
    internal bool? In(InputRow row, string field) => _text.ToUpperInvariant() switch
    {
        "" => null,
        "TRUE" or "YES" or "1" => true,
        "FALSE" or "NO" or "0" => false,
        _ => throw row.Problem("InvalidFlag", field, $"\"{_text}\" is neither true nor false.", "Give true or false, or leave it empty."),
    };
}
