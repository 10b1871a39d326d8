using System;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>GET /profiles/link-sessions/{id}: whether the URL was opened, still works, or was revoked.</summary>
/// <remarks>
/// The sandbox's own choice, since Ayrshare does not publish the answer: its field names, and that a revoked or expired
/// session is a state to tell (200), while opening its page or revoking it once more is an error (501, 503).
/// </remarks>
internal sealed class ShowLinkSessionEndpoint(LinkStore links, TimeProvider clock) : IEndpoint
{
    public string Method => "GET";

    public string Path => "profiles/link-sessions/{id}";

    public string Action => "link session";

    public JsonObject Handle(ApiRequest request)
    {
        var session = TargetSession.Require(request, links);
        var link = session.Link;
        var state = link.StateAt(clock.GetUtcNow());
        var response = new JsonObject
        {
            ["status"] = Name(state),
            ["sessionId"] = session.Id,
            ["title"] = link.Profile.Title,
            ["refId"] = link.Profile.RefId,
            ["mode"] = link.Options.Network is null ? "grid" : "connect",
            ["opened"] = link.OpenedAt is not null,
            ["valid"] = state is LinkState.Active or LinkState.Opened,
            ["revoked"] = state == LinkState.Revoked,
            ["expired"] = state == LinkState.Expired,
            ["createdAt"] = ApiJson.UtcSeconds(session.Created),
            ["expiresAt"] = ApiJson.UtcSeconds(link.ExpiresAt),
        };
        if (link.Options.Network is { } network)
            response["network"] = network.Name;
        if (link.OpenedAt is { } openedAt)
            response["openedAt"] = ApiJson.UtcSeconds(openedAt);
        if (link.RevokedAt is { } revokedAt)
            response["revokedAt"] = ApiJson.UtcSeconds(revokedAt);
        return response;
    }

    private static string Name(LinkState state) => state switch
    {
        LinkState.Revoked => "revoked",
        LinkState.Expired => "expired",
        LinkState.Opened => "opened",
        _ => "active",
    };
}
