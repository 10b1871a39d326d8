using System;
using System.Text;
using Org.BouncyCastle.Security;

namespace Ayrshare.Sandbox.Links;

/// <summary>
/// The links that have been handed out and still live, each under a digest of its token, so that a token with one
/// character changed opens nothing.
/// </summary>
internal sealed class LinkStore(TimeProvider clock)
{
    private readonly ExpiringStore<Guid, Link> _links = new(clock);
    private readonly ExpiringStore<Guid, Uri> _shortened = new(clock);

    public void Add(string token, Link link, DateTimeOffset expiresAt) =>
        _links.Add(Digest(token), link, expiresAt);

    public Link? Find(string token) => _links.Find(Digest(token));

    /// <summary>Shortens a redirect to an id that lives as long as the link.</summary>
    public string Shorten(Uri redirect, DateTimeOffset expiresAt)
    {
        var id = Digest(redirect.AbsoluteUri);
        _shortened.Add(id, redirect, expiresAt);
        return id.ToString("N");
    }

    public Uri? FindShortened(string id) =>
        Guid.TryParseExact(id, "N", out var digest) ? _shortened.Find(digest) : null;

    private static Guid Digest(string text)
    {
        var hash = DigestUtilities.CalculateDigest("SHA-256", Encoding.UTF8.GetBytes(text));
        var half = new byte[16];
        Array.Copy(hash, half, half.Length);
        return new Guid(half);
    }
}
