using System;
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
                && address.Host.IndexOf('.') > 0
                && Uri.CheckHostName(address.Host) == UriHostNameType.Dns;
        }
        catch (Exception invalid) when (invalid is FormatException or ArgumentException)
        {
            return false;
        }
    }
}
