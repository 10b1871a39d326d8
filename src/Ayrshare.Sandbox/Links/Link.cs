using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Ayrshare.Sandbox.Accounts;
using Ayrshare.Sandbox.Api;

namespace Ayrshare.Sandbox.Links;

/// <summary>What a linking URL opens, and what has become of it. Safe for use by several threads.</summary>
/// <param name="profile">The User Profile that networks are linked to.</param>
/// <param name="request">What the call said that asked for the link.</param>
/// <param name="expiresAt">When the link ends.</param>
internal sealed class Link(Profile profile, LinkRequest request, DateTimeOffset expiresAt)
{
    private readonly IReadOnlyList<Network>? _allowed = request.Allowed;
    private long _openedAt;
    private long _revokedAt;

    public Profile Profile { get; } = profile;

    public Uri? Redirect { get; } = request.Redirect;

    /// <summary>The one network that the link is for.</summary>
    public Network? Network { get; init; }

    /// <summary>The way in which Instagram is linked: <c>instagram</c> or <c>facebook</c>.</summary>
    public string? InstagramLinkMethod { get; init; }

    /// <summary>Whether "Done" sends the window that opened the page to the redirect.</summary>
    public bool Origin { get; init; }

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    public DateTimeOffset? OpenedAt => Time(ref _openedAt);

    public DateTimeOffset? RevokedAt => Time(ref _revokedAt);

    public IReadOnlyList<Network> Networks =>
        Network is not null
            ? [Network]
            : _allowed ?? [.. Network.All.Where(network => !Profile.Fields.DisableSocial.Contains(network.Name))];

    public LinkState StateAt(DateTimeOffset now) =>
        RevokedAt is not null ? LinkState.Revoked
        : ExpiresAt <= now ? LinkState.Expired
        : OpenedAt is not null ? LinkState.Opened
        : LinkState.Active;

    public void MarkOpened(DateTimeOffset now) => Interlocked.CompareExchange(ref _openedAt, now.UtcTicks, 0);

    /// <summary>Revokes the link, and tells whether it was not revoked already.</summary>
    public bool TryRevoke(DateTimeOffset now) => Interlocked.CompareExchange(ref _revokedAt, now.UtcTicks, 0) == 0;

    private static DateTimeOffset? Time(ref long ticks) =>
        Interlocked.Read(ref ticks) is not 0 and var time ? new DateTimeOffset(time, TimeSpan.Zero) : null;
}
