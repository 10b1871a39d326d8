using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace Ayrshare.Sandbox;

/// <summary>
/// The links that have been issued, each under a digest of its token, so that a token with one changed character opens
/// nothing. A link is kept for a day after it has expired, so that its page can say so.
/// </summary>
internal sealed class LinkStore(TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private readonly ExpiringStore<Guid, Link> _links = new(clock);
    private readonly ExpiringStore<string, LinkSession> _sessions = new(clock);
    private readonly ExpiringStore<Guid, Uri> _shortened = new(clock);
    private long _lastSession;

    /// <summary>The link sessions in the order of their creation.</summary>
    public IReadOnlyList<LinkSession> Sessions => [.. _sessions.Values().Where(IsThere).OrderBy(session => session.Number)];

    public void Add(string token, Link link) => _links.Add(Digest(token), link, link.ExpiresAt + Memory);

    public LinkSession AddSession(string token, Link link, Uri url)
    {
        Add(token, link);
        var session = new LinkSession(
            Interlocked.Increment(ref _lastSession), Secrets.NewSessionId(), url, clock.GetUtcNow(), link);
        _sessions.Add(session.Id, session, link.ExpiresAt + Memory);
        return session;
    }

    /// <summary>
    /// Finds the link of a token, even if it has expired; <see langword="null"/> for an unknown token or a deleted profile.
    /// </summary>
    public Link? Find(string token) => _links.Find(Digest(token)) is { Profile.Removed: false } link ? link : null;

    public LinkSession? FindSession(string id) => _sessions.Find(id) is { } session && IsThere(session) ? session : null;

    /// <summary>Shortens a redirect to an id that lives as long as the link.</summary>
    public string Shorten(Uri redirect, DateTimeOffset expiresAt)
    {
        var id = Digest(redirect.AbsoluteUri);
        _shortened.Add(id, redirect, expiresAt);
        return id.ToString("N");
    }

    public Uri? FindShortened(string id) =>
        Guid.TryParseExact(id, "N", out var digest) ? _shortened.Find(digest) : null;

    private static bool IsThere(LinkSession session) => !session.Link.Profile.Removed;

    private static Guid Digest(string text)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text));
        var half = new byte[16];
        Array.Copy(hash, half, half.Length);
        return new Guid(half);
    }
}
