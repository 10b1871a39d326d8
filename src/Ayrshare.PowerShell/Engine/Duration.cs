using System;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// A duration as a user writes it: 90s, 30m, 48h, 2d, a TimeSpan or its text, such as 1.12:00:00, or a number, whose unit is that of
/// the parameter. Any other text is kept, so that the row's error can quote it. PowerShell itself would refuse the cell without naming
/// the row.
/// </summary>
public sealed class Duration
{
    private readonly string _text;
    private readonly int? _number;

    /// <summary>Takes a text, such as a cell of a CSV, or one that a function passes on, such as Pester's mock of a command.</summary>
    /// <param name="text">The text.</param>
    public Duration(string text)
    {
        _text = CleanText.Of(text);
        _number = int.TryParse(_text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        Span = SpanOf(_text);
    }

    /// <summary>Takes a time span.</summary>
    /// <param name="span">The span.</param>
    public Duration(TimeSpan span) => (_text, Span) = ($"{span}", span);

    /// <summary>Takes a number, whose unit is that of the parameter.</summary>
    /// <param name="number">The number.</param>
    public Duration(int number)
        : this(number.ToString(CultureInfo.InvariantCulture))
    {
    }

    /// <summary>Takes a number of a type that PowerShell makes of a literal with a suffix, such as 2d, which it reads as the decimal
    /// number 2. It has no value, because something else was meant.</summary>
    private Duration(object number, string suffix, string? meaning = null)
    {
        var digits = Convert.ToString(number, CultureInfo.InvariantCulture);
        _text = $"{digits}{suffix}";
        var duration = meaning is null ? "" : $"For {digits} {meaning}, write '{_text}' in quotation marks. ";
        Advice = $"PowerShell reads {_text} as the number {digits} of the type {number.GetType().Name}. {duration}"
            + $"For the number {digits}, write [int]{digits}.";
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    /// <summary>Whether the cell is empty.</summary>
    internal bool IsEmpty => _text.Length == 0;

    /// <summary>Whether it is a number without a unit.</summary>
    internal bool IsNumber => _number is not null;

    /// <summary>The duration, or null if the text is none or has no unit.</summary>
    internal TimeSpan? Span { get; }

    /// <summary>What to do instead, if that is known.</summary>
    internal string? Advice { get; }

    /// <summary>Takes the argument of a parameter or the value of a property.</summary>
    /// <param name="value">The value.</param>
    internal static Duration From(object value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        // PowerShell keeps the text of a number that was typed as an argument, such as 2d.
        ValueType and not TimeSpan when value is PSObject && $"{value}" is var typed && EndsInLetter(typed) => new(typed),
        Duration duration => duration,
        TimeSpan span => new(span),
        decimal days => new(days, "d", "days"),
        short seconds => new(seconds, "s", "seconds"),
        sbyte number => new(number, "y"),
        byte number => new(number, "uy"),
        ushort number => new(number, "us"),
        uint number => new(number, "u"),
        ulong number => new(number, "ul"),
        BigInteger number => new(number, "n"),
        var other => new(Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""),
    };

    /// <summary>The number of whole units; null if the text is no duration, or not a whole number of units.</summary>
    /// <param name="unit">The unit, which is also that of a number.</param>
    internal int? CountOf(TimeSpan unit)
    {
        if (Span is not { } span)
            return _number;
        return span.Ticks % unit.Ticks == 0 && Math.Abs(span.Ticks / unit.Ticks) <= int.MaxValue ? (int)(span.Ticks / unit.Ticks) : null;
    }

    private static TimeSpan? SpanOf(string text)
    {
        if (text.IndexOf(':') >= 0)
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null;
        var seconds = text.Length == 0 ? 0 : char.ToLowerInvariant(text[text.Length - 1]) switch
        {
            's' => 1,
            'm' => 60,
            'h' => 60 * 60,
            'd' => 24 * 60 * 60,
            _ => 0,
        };
        return seconds > 0 && int.TryParse(
            text.Substring(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? TimeSpan.FromSeconds((double)count * seconds)
            : null;
    }

    private static bool EndsInLetter(string text) => text.Length > 0 && char.IsLetter(text[text.Length - 1]);
}
