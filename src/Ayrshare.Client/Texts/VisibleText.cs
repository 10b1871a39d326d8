using System.Globalization;
using System.Text.RegularExpressions;

namespace Ayrshare.Client;

/// <summary>
/// Shows the characters of a text that a terminal would carry out: control characters, which can recolour the screen or
/// set its title, and those that change the direction of what follows.
/// </summary>
public static class VisibleText
{
    private static readonly Regex Unsafe = new(
        @"[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069-[\t\r\n]]", RegexOptions.CultureInvariant);

    /// <summary>Returns the text with escapes such as \u001B in place of these characters. Tabs and line breaks stay.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text) => Unsafe.Replace(text, match => Escape(match.Value[0]));

    /// <summary>Returns the first of these characters as an escape, or null if the text has none. Tabs and line breaks count too.</summary>
    /// <param name="text">The text.</param>
    public static string? FindUnsafe(string text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character) || Unsafe.IsMatch($"{character}"))
                return Escape(character);
        }

        return null;
    }

    private static string Escape(char character) => string.Format(CultureInfo.InvariantCulture, "\\u{0:X4}", (int)character);
}
