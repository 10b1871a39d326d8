using System;
using System.Globalization;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// A number of minutes: 30, "30", "30m" or a TimeSpan. Any other text is kept, so that the row's error can quote it.
/// PowerShell itself would refuse the cell without naming the row.
/// </summary>
public sealed class Minutes
{
    private readonly string _text;

    /// <summary>Takes a number.</summary>
    /// <param name="value">The number of minutes.</param>
    public Minutes(int value)
    {
        Value = value;
        _text = value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Takes a time span, without its seconds.</summary>
    /// <param name="value">The span.</param>
    public Minutes(TimeSpan value)
        : this((int)Math.Max(int.MinValue, Math.Min(int.MaxValue, value.TotalMinutes)))
    {
    }

    /// <summary>Takes a cell of a CSV.</summary>
    /// <param name="text">The cell.</param>
    public Minutes(string text)
    {
        _text = CleanText.Of(text);
        var digits = _text.EndsWith("m", StringComparison.OrdinalIgnoreCase) ? _text.Substring(0, _text.Length - 1) : _text;
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            Value = value;
    }

    /// <summary>Takes any other value, for the row's error. Without this, PowerShell would ignore the value without an error.</summary>
    /// <param name="value">The value.</param>
    public Minutes(object value)
        : this(value.ToString() ?? "")
    {
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    /// <summary>Whether the cell is empty.</summary>
    internal bool IsEmpty => _text.Length == 0;

    /// <summary>The number, or null if the text is not a number of minutes.</summary>
    internal int? Value { get; }
}
