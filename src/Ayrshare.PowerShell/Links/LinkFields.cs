using System;
using System.Linq;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The fields of every link, from a row or from the parameters.</summary>
internal sealed record LinkFields
{
    /// <summary>The networks that the page shows.</summary>
    public string[]? AllowedSocial { get; init; }

    /// <summary>The URL to which "Done" and the logo lead.</summary>
    public string? Redirect { get; init; }

    /// <summary>Whether the window that opened the page is redirected.</summary>
    public bool RedirectOrigin { get; init; }

    /// <summary>How long the link is valid.</summary>
    public Duration? ExpiresIn { get; init; }

    /// <summary>Reads the fields.</summary>
    public LinkDetails Read(RowChecks checks) => new(
        checks.NetworkList(AllowedSocial, nameof(AllowedSocial)),
        ReadRedirect(checks),
        checks.MinutesBetween(GenerateJwtRequest.MinExpiresIn, GenerateJwtRequest.MaxExpiresIn, ExpiresIn, nameof(ExpiresIn)));

    private Uri? ReadRedirect(RowChecks checks)
    {
        var redirect = checks.Url(Redirect, nameof(Redirect));
        if (RedirectOrigin && RowChecks.TextOrNull(Redirect) is null)
            checks.Add(Errors.RedirectMissing, nameof(RedirectOrigin), "there is no URL to redirect to.", "Use -Redirect too.");
        return RedirectOrigin && redirect is not null ? WithOrigin(redirect) : redirect;
    }

    private static Uri WithOrigin(Uri redirect)
    {
        var url = new UriBuilder(redirect);
        var others = url.Query.TrimStart('?').Split('&')
            .Where(part => part.Length > 0 && !part.StartsWith("origin=", StringComparison.Ordinal));
        url.Query = string.Join("&", others.Append("origin=true"));
        return url.Uri;
    }
}
