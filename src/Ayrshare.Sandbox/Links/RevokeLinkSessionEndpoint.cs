using System;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>DELETE /profiles/link-sessions/{id}: revokes a linking URL before it expires.</summary>
/// <remarks>Ayrshare does not document the response. Here it has the two fields that every response about a session has.</remarks>
internal sealed class RevokeLinkSessionEndpoint(LinkStore links, TimeProvider clock) : IEndpoint
{
    public string Method => "DELETE";

    public string Path => "profiles/link-sessions/{id}";

    public string Action => "link session";

    public JsonObject Handle(ApiRequest request)
    {
        var session = TargetSession.Require(request, links);
        var now = clock.GetUtcNow();
        if (session.Link.StateAt(now) == LinkState.Expired)
            throw new ApiException(400, ErrorCode.LinkExpired, "The link session has expired.");
        if (!session.Link.TryRevoke(now))
            throw new ApiException(400, ErrorCode.LinkRevoked, "The link session is revoked already.");
        return new JsonObject { ["status"] = "success", ["sessionId"] = session.Id };
    }
}
