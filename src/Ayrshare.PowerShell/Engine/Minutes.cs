using System;
using System.Globalization;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// A duration in minutes: 30, "30", "30m", "48h", "2d", or a TimeSpan or its text, such as "1.12:00:00". Any other text is kept, so that
/// the row's error can quote it. PowerShell itself would refuse the cell without naming the row.
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

    /// <summary>Takes a literal such as 2d, which PowerShell reads as the decimal number 2. It is refused: days are meant.</summary>
    /// <param name="value">The number.</param>
    public Minutes(decimal value)
    {
        var number = value.ToString(CultureInfo.InvariantCulture);
        _text = $"{number}d";
        Advice = $"PowerShell reads {number}d as the number {number}. For {number} days, write '{number}d' in quotation marks.";
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
        Value = ValueOf(_text);
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

    /// <summary>What to do instead, if that is known.</summary>
    internal string? Advice { get; }

    private static int? ValueOf(string text)
    {
        if (text.IndexOf(':') >= 0)
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? new Minutes(span).Value : null;
        var unit = text.Length == 0 ? 1 : char.ToLowerInvariant(text[text.Length - 1]) switch
        {
            'm' => 1,
            'h' => 60,
            'd' => 24 * 60,
            _ => 0,
        };
        var digits = unit == 0 || text.Length == 0 ? text : text.Substring(0, text.Length - 1);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= int.MaxValue / (24 * 60)
            ? value * Math.Max(1, unit)
            : null;
    }
}
