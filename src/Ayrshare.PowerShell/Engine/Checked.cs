using System;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Checks texts before anything is sent.</summary>
internal static class Checked
{
    /// <summary>The address, or null for an empty cell.</summary>
    public static string? Email(string? text, InputRow row, string field)
    {
        var address = text?.Trim();
        if (string.IsNullOrEmpty(address))
            return null;
        return EmailAddress.IsValid(address!)
            ? address
            : throw row.Problem("InvalidEmail", field, $"\"{address}\" is not an e-mail address.", "Give one plain address, such as anna@example.com.");
    }

    /// <summary>The address of a page, or null for an empty cell.</summary>
    public static Uri? Url(string? text, InputRow row, string field)
    {
        var address = text?.Trim();
        if (string.IsNullOrEmpty(address))
            return null;
        return Uri.TryCreate(address, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? url
            : throw row.Problem("InvalidUrl", field, $"\"{address}\" is not the address of a web page.", "Give a full address, such as https://example.com/terms.");
    }
}
