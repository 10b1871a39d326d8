using System;
using System.Linq;

namespace Ayrshare.PowerShell;

/// <summary>
/// Reads a path of the API as a person may give it. What comes out always lies below the connection's address: the API
/// key goes nowhere else. No error quotes the text, which may hold a credential.
/// </summary>
internal static class ApiPath
{
    /// <summary>The path below the base address, each part escaped, without a slash at either end.</summary>
    /// <param name="text">Such as <c>post</c>, <c>/post</c>, <c>api/post</c>, or the whole address below the connection's.</param>
    /// <param name="baseUri">The connection's address.</param>
    /// <exception cref="AyrshareCommandException">It is none of these.</exception>
    public static string Of(string text, Uri baseUri)
    {
        var path = text.Trim();
        if (path.Contains("://"))
            path = Below(baseUri, path);
        if (path.IndexOfAny(['?', '#']) >= 0)
            throw Invalid("it holds a ? or a #.", "Give what comes after the ? as -Query: -Query @{ limit = 10 }.");
        // A slash at the end stays: what follows it is an id that is empty, and the call would mean something else.
        var parts = (path.StartsWith("/", StringComparison.Ordinal) ? path.Substring(1) : path).Split('/');
        // As the documentation's addresses have it, whose base ends in the same word.
        if (parts.Length > 1 && parts[0] == baseUri.Segments.Last().Trim('/'))
            parts = parts.Skip(1).ToArray();
        if (parts.Any(part => string.IsNullOrWhiteSpace(part) || part is "." or ".."))
            throw Invalid("it has an empty part, or one that leads elsewhere (. or ..).",
                "Give an endpoint such as post or history. Is an id empty?");
        if (path.IndexOfAny(['{', '}', '\\', '%']) >= 0 || path.Any(char.IsControl))
            throw Invalid("it holds a character that no endpoint has: one of { } \\ %.",
                "Put an id in the place of {id}; what needs escaping is escaped here.");
        return string.Join("/", parts.Select(Uri.EscapeDataString));
    }

    // By its parts, not as text: https://api.ayrshare.com.example begins like our host.
    private static string Below(Uri baseUri, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)
            || Uri.Compare(url, baseUri, UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.SafeUnescaped,
                StringComparison.OrdinalIgnoreCase) != 0
            || !text.StartsWith(baseUri.AbsoluteUri.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase))
        {
            throw new AyrshareCommandException(
                Errors.PathOutsideApi,
                $"Path: this is not an address below {baseUri.AbsoluteUri.TrimEnd('/')}/, and the API key goes nowhere else. "
                + "Nothing was sent.",
                "Give the endpoint alone, such as post or history. Connect-Ayrshare -BaseUri leads to another API.");
        }

        return text.Substring(baseUri.AbsoluteUri.TrimEnd('/').Length);
    }

    private static AyrshareCommandException Invalid(string problem, string action) =>
        new(Errors.InvalidPath, $"Path: this is not the path of an endpoint: {problem}",
            action);

    /// <summary>Whether a call without a profile key would unlink a network of the Primary Profile. Source: DELETE
    /// /profiles/social.</summary>
    public static bool UnlinksSocial(AyrshareApiMethod method, string path) =>
        method == AyrshareApiMethod.Delete && string.Equals(path, "profiles/social", StringComparison.OrdinalIgnoreCase);
}
