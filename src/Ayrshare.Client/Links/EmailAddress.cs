using System;
using System.Globalization;
using System.Linq;
using System.Net.Mail;

namespace Ayrshare.Client;

/// <summary>Tells an address that a mail can go to from one that is mistyped.</summary>
public static class EmailAddress
{
    /// <summary>Whether the text is one plain address with a domain, such as <c>anna@example.com</c>.</summary>
    /// <param name="text">The text, without white space around it.</param>
    public static bool IsValid(string text)
    {
        try
        {
            var address = new MailAddress(text);
            // A mail abroad needs a full domain; a display name or a list is no address.
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

    // Quoted names are legal, and in a client list always a slip; so is what cannot be seen.
    private static bool IsMistake(char c) =>
        c == '"' || char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format;
}
