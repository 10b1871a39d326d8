using System;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>GET /post/{id} and GET /history/{id}: one post of the calling profile.</summary>
internal sealed class ShowPostEndpoint(string root, PostStore posts, TimeProvider clock) : IEndpoint
{
    public string Method => "GET";

    public string Path => root + "/{id}";

    public string Action => root;

    public JsonObject Handle(ApiRequest request)
    {
        var post = posts.Find(request.Caller, request.Id) ?? throw new ApiException(404, ErrorCode.PostNotFound, "There is no such post.");
        return PostJson.Describe(post, request.Caller, clock.GetUtcNow());
    }
}
