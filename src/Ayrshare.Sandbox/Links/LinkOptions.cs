using System;
using System.Collections.Generic;

namespace Ayrshare.Sandbox;

/// <summary>What the page of a link offers, and where it leads.</summary>
internal sealed record LinkOptions
{
    /// <summary>What a call leaves to the account. Most links share it.</summary>
    public static LinkOptions Usual { get; } = new();

    /// <summary>The networks to offer; <see langword="null"/> leaves it to the profile.</summary>
    public IReadOnlyList<Network>? Allowed { get; init; }

    /// <summary>Where "Done" leads.</summary>
    public Uri? Redirect { get; init; }

    /// <summary>The one network that the link is for.</summary>
    public Network? Network { get; init; }

    /// <summary>The way in which Instagram is linked: <c>instagram</c> or <c>facebook</c>.</summary>
    public string? InstagramLinkMethod { get; init; }

    /// <summary>Whether "Done" sends the window that opened the page to the redirect.</summary>
    public bool Origin { get; init; }

    /// <summary>The origin of the page that opens the link, where the call gave one in place of a yes.</summary>
    public Uri? PageOrigin { get; init; }
}
