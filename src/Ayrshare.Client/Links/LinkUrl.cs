using System;
using System.Linq;

namespace Ayrshare.Client;

/// <summary>Reads the URL of a link.</summary>
internal static class LinkUrl
{
    /// <summary>Returns the URL, or null if the text is not one that a link may have.</summary>
    public static Uri? Parse(string? text) =>
        // The scheme is checked too, because a path or a file counts as loopback.
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? url
            : null;

    /// <summary>Returns the token in the URL's query, or null if it has none.</summary>
    public static string? FindToken(Uri url) => url.Query.TrimStart('?').Split('&')
        .Select(part => part.Split(['='], 2))
        .Where(pair => pair is ["session" or "token" or "jwt", { Length: > 0 }])
        .Select(pair => Uri.UnescapeDataString(pair[1]))
        .FirstOrDefault();
}
