using System.Globalization;
using System.Linq;

namespace Ayrshare.Client;

/// <summary>
/// Cleans what people type and programs save: the headers and cells of a list, and settings. Spreadsheets, web pages and
/// editors leave characters that nobody sees, such as byte order marks, zero-width and no-break spaces.
/// </summary>
public static class CleanText
{
    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';

    /// <summary>Returns the text without white space and invisible characters around it.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsInvisible(text[start]))
            start++;
        while (end > start && IsInvisible(text[end - 1]))
            end--;
        return text.Substring(start, end - start);
    }

    /// <summary>Returns the text, or null if nothing of it can be seen.</summary>
    /// <param name="text">The text.</param>
    public static string? OrNull(string? text) => text is not null && Of(text) is { Length: > 0 } clean ? clean : null;

    /// <summary>Returns the name of a column as it looks: without invisible characters, and with plain spaces.</summary>
    /// <param name="text">The header.</param>
    public static string OfHeader(string text) =>
        new([.. Of(text).Where(c => char.IsWhiteSpace(c) || !IsInvisible(c)).Select(c => char.IsWhiteSpace(c) ? ' ' : c)]);

    /// <summary>
    /// Returns the first character that no name may have, such as U+001A, or null: a control character, one that changes the
    /// direction of what follows, or one that nobody sees. Joiners are allowed: scripts and emoji need them.
    /// </summary>
    /// <param name="name">The name, without white space around it.</param>
    public static string? FindForbidden(string name)
    {
        foreach (var c in name)
        {
            if (char.IsControl(c) || (IsInvisible(c) && !char.IsWhiteSpace(c) && c is not (ZeroWidthNonJoiner or ZeroWidthJoiner)))
                return string.Format(CultureInfo.InvariantCulture, "U+{0:X4}", (int)c);
        }

        return null;
    }

    private static bool IsInvisible(char c) =>
        char.IsWhiteSpace(c) || c is '\u00AD' or '\u180E' or '\uFEFF' or (>= '\u200B' and <= '\u200D') or (>= '\u2060' and <= '\u2064')
            or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
