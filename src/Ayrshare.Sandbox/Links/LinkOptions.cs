using System;
using System.Collections.Generic;

namespace Ayrshare.Sandbox;

/// <summary>The options of a linking page.</summary>
internal sealed record LinkOptions
{
    /// <summary>The default options, which most links share.</summary>
    public static LinkOptions Usual { get; } = new();

    /// <summary>The networks to offer; <see langword="null"/> for the networks of the profile.</summary>
    public IReadOnlyList<Network>? Allowed { get; init; }

    /// <summary>Where "Done" leads.</summary>
    public Uri? Redirect { get; init; }

    /// <summary>The one network that the link is for.</summary>
    public Network? Network { get; init; }

    /// <summary>How Instagram is linked: <c>instagram</c> or <c>facebook</c>.</summary>
    public string? InstagramLinkMethod { get; init; }

    /// <summary>Whether the request had the keys of the account's own X app, without which the link cannot link X.</summary>
    public bool HasXKeys { get; init; }

    /// <summary>Whether "Done" sends the window that opened the page to the redirect.</summary>
    public bool Origin { get; init; }

    /// <summary>The origin of the page that opens the link, if the request contains it instead of <see langword="true"/>.</summary>
    public Uri? PageOrigin { get; init; }
}
