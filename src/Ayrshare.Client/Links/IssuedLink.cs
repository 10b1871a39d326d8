using System;

namespace Ayrshare.Client;

/// <summary>A single-sign-on link. Whoever has it can use it while it lives.</summary>
public abstract class IssuedLink
{
    /// <summary>The link.</summary>
    public required Uri Url { get; init; }

    /// <summary>The title of the profile that the link is for.</summary>
    public string? Title { get; init; }

    /// <summary>Whether Ayrshare says that it sent the mail that was asked for.</summary>
    public bool EmailSent { get; init; }

    /// <summary>When the link was issued and when it ends, by the server's clock.</summary>
    public required LinkLifetime Lifetime { get; init; }
}
