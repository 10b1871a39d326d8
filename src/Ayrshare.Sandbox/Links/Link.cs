using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Ayrshare.Sandbox;

/// <summary>A linking URL: what it opens, and its state. Safe for use by several threads.</summary>
/// <param name="profile">The User Profile that networks are linked to.</param>
/// <param name="options">What its page offers.</param>
/// <param name="expiresAt">When the link expires.</param>
internal sealed class Link(Profile profile, LinkOptions options, DateTimeOffset expiresAt)
{
    // Times are stored as UTC ticks, with 0 for never, because there may be very many links.
    private readonly long _expiresAt = expiresAt.UtcTicks;
    private long _openedAt;
    private long _lastOpenedAt;
    private int _openings;
    private long _revokedAt;

    public Profile Profile { get; } = profile;

    public LinkOptions Options { get; } = options == LinkOptions.Usual ? LinkOptions.Usual : options;

    public DateTimeOffset ExpiresAt => new(_expiresAt, TimeSpan.Zero);

    public DateTimeOffset? OpenedAt => Time(ref _openedAt);

    public DateTimeOffset? LastOpenedAt => Time(ref _lastOpenedAt);

    /// <summary>How often the page was opened or loaded again.</summary>
    public int Openings => Volatile.Read(ref _openings);

    public DateTimeOffset? RevokedAt => Time(ref _revokedAt);

    public IReadOnlyList<Network> Networks =>
        Options.Network is { } single
            ? [single]
            : Options.Allowed ?? [.. Network.All.Where(network => !Profile.Fields.DisableSocial.Contains(network.Name))];

    public LinkState StateAt(DateTimeOffset now) =>
        RevokedAt is not null ? LinkState.Revoked
        : ExpiresAt <= now ? LinkState.Expired
        : OpenedAt is not null ? LinkState.Active
        : LinkState.Pending;

    public void MarkOpened(DateTimeOffset now)
    {
        Interlocked.Increment(ref _openings);
        Interlocked.Exchange(ref _lastOpenedAt, now.UtcTicks);
        Interlocked.CompareExchange(ref _openedAt, now.UtcTicks, 0);
    }

    /// <summary>Revokes the link, and returns <see langword="false"/> when it was revoked already.</summary>
    public bool TryRevoke(DateTimeOffset now) => Interlocked.CompareExchange(ref _revokedAt, now.UtcTicks, 0) == 0;

    private static DateTimeOffset? Time(ref long ticks) =>
        Interlocked.Read(ref ticks) is not 0 and var time ? new DateTimeOffset(time, TimeSpan.Zero) : null;
}
