using System;
using System.Linq;

namespace Ayrshare.PowerShell;

/// <summary>
/// Reads the path of an endpoint from a user. The result is always below the connection's address, so that no other server
/// receives the API key. No error quotes the text, which can contain a credential.
/// </summary>
internal static class ApiPath
{
    /// <summary>The path below the base address, each part escaped, without a slash at either end.</summary>
    /// <param name="text">Such as <c>post</c>, <c>/post</c>, <c>api/post</c>, or the whole address below the connection's.</param>
    /// <param name="baseUri">The connection's address.</param>
    /// <exception cref="AyrshareCommandException">The text is not a path of the API.</exception>
    public static string Of(string text, Uri baseUri)
    {
        var path = text.Trim();
        if (path.Contains("://"))
            path = Below(baseUri, path);
        if (path.IndexOfAny(['?', '#']) >= 0)
            throw Invalid("it contains a ? or a #.", "Use -Query for everything after the ?, such as -Query @{ limit = 10 }.");
        // A slash at the end is kept: an empty id follows it, and without it the request would have another meaning.
        var parts = (path.StartsWith("/", StringComparison.Ordinal) ? path.Substring(1) : path).Split('/');
        // The documentation's paths begin with the last part of the base address.
        if (parts.Length > 1 && parts[0] == baseUri.Segments.Last().Trim('/'))
            parts = parts.Skip(1).ToArray();
        if (parts.Any(part => string.IsNullOrWhiteSpace(part) || part is "." or ".."))
            throw Invalid("it has an empty part, or a part that is . or ..",
                "Specify an endpoint such as post or history, and check that its id is not empty.");
        if (path.IndexOfAny(['{', '}', '\\', '%']) >= 0 || path.Any(char.IsControl))
            throw Invalid("it contains one of the characters { } \\ % or a control character.",
                "Replace {id} with an id. Do not escape characters: the command escapes them.");
        return string.Join("/", parts.Select(Uri.EscapeDataString));
    }

    // The parts are compared, not the text: https://api.ayrshare.com.example begins like the real host.
    private static string Below(Uri baseUri, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)
            || Uri.Compare(url, baseUri, UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.SafeUnescaped,
                StringComparison.OrdinalIgnoreCase) != 0
            || !text.StartsWith(baseUri.AbsoluteUri.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase))
        {
            throw new AyrshareCommandException(
                Errors.PathOutsideApi,
                $"Path: this is not an address below {baseUri.AbsoluteUri.TrimEnd('/')}/, and the API key is sent to no other address. "
                + "Nothing was sent.",
                "Specify only the endpoint, such as post or history. To use another API, run Connect-Ayrshare -BaseUri.");
        }

        return text.Substring(baseUri.AbsoluteUri.TrimEnd('/').Length);
    }

    private static AyrshareCommandException Invalid(string problem, string action) =>
        new(Errors.InvalidPath, $"Path: this is not the path of an endpoint: {problem}",
            action);

    /// <summary>Whether a request without a profile key would unlink a network of the Primary Profile. Source: DELETE
    /// /profiles/social.</summary>
    public static bool UnlinksSocial(AyrshareApiMethod method, string path) =>
        method == AyrshareApiMethod.Delete && string.Equals(path, "profiles/social", StringComparison.OrdinalIgnoreCase);
}
