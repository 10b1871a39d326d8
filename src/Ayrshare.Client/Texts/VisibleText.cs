using System.Globalization;
using System.Text.RegularExpressions;

namespace Ayrshare.Client;

/// <summary>
/// Shows the characters of a text that a terminal would carry out: control characters, which can recolour the screen or
/// set its title, those that change the direction of what follows, and those of no width.
/// </summary>
public static class VisibleText
{
    private static readonly Regex Unsafe = new(
        @"[\p{Cc}\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069-[\t\r\n]]", RegexOptions.CultureInvariant);

    /// <summary>Returns the text with escapes such as \u001B in place of these characters. Tabs and line breaks stay.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text) => Unsafe.Replace(text, match => Escape(match.Value[0]));

    private static string Escape(char character) => string.Format(CultureInfo.InvariantCulture, "\\u{0:X4}", (int)character);
}
