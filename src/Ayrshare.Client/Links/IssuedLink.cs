using System;

namespace Ayrshare.Client;

/// <summary>A single-sign-on link. Anyone who has it can use it until it expires.</summary>
public abstract class IssuedLink
{
    /// <summary>The link.</summary>
    public required Uri Url { get; init; }

    /// <summary>The title of the profile that the link is for.</summary>
    public string? Title { get; init; }

    /// <summary>Whether the response says that the requested email was sent.</summary>
    public bool EmailSent { get; init; }

    /// <summary>When the link was issued and when it ends, by the server's clock.</summary>
    public required LinkLifetime Lifetime { get; init; }
}
