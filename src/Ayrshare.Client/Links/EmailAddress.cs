using System;
using System.Globalization;
using System.Linq;
using System.Net.Mail;

namespace Ayrshare.Client;

/// <summary>Distinguishes a usable email address from a mistyped one.</summary>
public static class EmailAddress
{
    /// <summary>Whether the text is one plain address with a domain, such as <c>anna@example.com</c>.</summary>
    /// <param name="text">The text, without white space around it.</param>
    public static bool IsValid(string text)
    {
        try
        {
            var address = new MailAddress(text);
            // The address needs a full domain. A display name or a list is not an address.
            return address.Address == text
                && !text.Any(IsMistake)
                && !address.User.EndsWith(".", StringComparison.Ordinal)
                && !text.Contains("..")
                && address.Host.IndexOf('.') > 0
                && !address.Host.EndsWith(".", StringComparison.Ordinal)
                && Uri.CheckHostName(address.Host) == UriHostNameType.Dns;
        }
        catch (Exception invalid) when (invalid is FormatException or ArgumentException)
        {
            return false;
        }
    }

    // Quoted names and invisible characters are legal, but in a list of clients they are mistakes.
    private static bool IsMistake(char c) =>
        c == '"' || char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format;
}
