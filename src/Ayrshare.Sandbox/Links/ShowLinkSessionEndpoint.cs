using System;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>GET /profiles/link-sessions/{id}: shows whether the URL was opened, still works, or was revoked.</summary>
/// <remarks>
/// Ayrshare does not say how a revoked or expired session is shown. Here it is a state in a 200 response, while to open its
/// page or to revoke it again is an error (501, 503).
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
        var response = new JsonObject
        {
            ["status"] = "success",
            ["sessionId"] = session.Id,
            ["state"] = Name(link.StateAt(clock.GetUtcNow())),
            ["createdAt"] = ApiJson.Utc(session.Created),
            ["expiresAt"] = ApiJson.Utc(link.ExpiresAt),
        };
        if (link.OpenedAt is { } firstOpened && link.LastOpenedAt is { } lastOpened)
        {
            response["firstUsedAt"] = ApiJson.Utc(firstOpened);
            response["lastUsedAt"] = ApiJson.Utc(lastOpened);
        }

        response["useCount"] = link.Openings;
        return response;
    }

    private static string Name(LinkState state) => state switch
    {
        LinkState.Pending => "pending",
        LinkState.Active => "active",
        LinkState.Expired => "expired",
        _ => "revoked",
    };
}
