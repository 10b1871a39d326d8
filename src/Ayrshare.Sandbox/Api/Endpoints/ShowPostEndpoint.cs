using System;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox.Api.Endpoints;

/// <summary>GET /post/{id} and GET /history/{id}: one post of the calling profile.</summary>
internal sealed class ShowPostEndpoint(string root, TimeProvider clock) : IEndpoint
{
    public string Method => "GET";

    public string Path => root + "/{id}";

    public string Action => root;

    public JsonObject Handle(ApiCall call)
    {
        var post = call.Caller.Posts.Find(call.Id) ?? throw new ApiException(404, code: null, "There is no such post.");
        return PostJson.Describe(post, call.Caller, clock.GetUtcNow());
    }
}
