using System;
using System.Linq;

namespace Ayrshare.Sandbox;

/// <summary>A link that the API can show and revoke by an id, which opens nothing.</summary>
/// <param name="Number">The place in the order of creation.</param>
/// <param name="Id">The session id.</param>
/// <param name="Url">The linking URL.</param>
/// <param name="Created">When it was created.</param>
/// <param name="Link">What the URL opens.</param>
internal sealed record LinkSession(long Number, string Id, Uri Url, DateTimeOffset Created, Link Link)
{
    public SandboxLinkSession SnapshotAt(DateTimeOffset now)
    {
        var state = Link.StateAt(now);
        return new SandboxLinkSession
        {
            SessionId = Id,
            Title = Link.Profile.Title,
            Url = Url,
            Network = Link.Options.Network?.Name,
            AllowedSocial = new(Link.Networks.Select(network => network.Name)),
            InstagramLinkMethod = Link.Options.InstagramLinkMethod,
            Redirect = Link.Options.Redirect,
            Origin = Link.Options.Origin,
            PageOrigin = Link.Options.PageOrigin,
            Created = Created,
            ExpiresAt = Link.ExpiresAt,
            OpenedAt = Link.OpenedAt,
            RevokedAt = Link.RevokedAt,
            IsValid = state is LinkState.Pending or LinkState.Active,
        };
    }
}
