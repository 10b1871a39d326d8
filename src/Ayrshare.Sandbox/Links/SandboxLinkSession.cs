using System;

namespace Ayrshare.Sandbox;

/// <summary>A link session of the sandbox at the time of the query.</summary>
public sealed class SandboxLinkSession
{
    internal SandboxLinkSession()
    {
    }

    /// <summary>The id by which the API shows and revokes the session. It opens nothing.</summary>
    public required string SessionId { get; init; }

    /// <summary>The title of the User Profile that networks are linked to.</summary>
    public required string Title { get; init; }

    /// <summary>The linking URL, a bearer credential while it lives.</summary>
    public required Uri Url { get; init; }

    /// <summary>The one network of mode <c>connect</c>; <see langword="null"/> in mode <c>grid</c>.</summary>
    public string? Network { get; init; }

    /// <summary>The networks that the page offers.</summary>
    public required SandboxList<string> AllowedSocial { get; init; }

    /// <summary>
    /// How Instagram is linked: <c>instagram</c> or <c>facebook</c>; <see langword="null"/> when the request did not contain it.
    /// </summary>
    public string? InstagramLinkMethod { get; init; }

    /// <summary>Where "Done" leads.</summary>
    public Uri? Redirect { get; init; }

    /// <summary>Whether "Done" sends the window that opened the page to the redirect.</summary>
    public bool Origin { get; init; }

    /// <summary>The origin of the page that opens the link, such as <c>https://app.example.com</c>, if the request contained it.</summary>
    public Uri? PageOrigin { get; init; }

    /// <summary>When the session was created, by the sandbox's clock.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When the URL expires, by the sandbox's clock.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the URL was first opened.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When the session was revoked.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Whether the URL works: it is neither expired nor revoked.</summary>
    public bool IsValid { get; init; }

    /// <summary>Title and session id, without the URL.</summary>
    public override string ToString() => $"{Title} ({SessionId})";
}
