using System;
using System.Linq;
using System.Text.Json.Nodes;
using Ayrshare.Sandbox.Accounts;

namespace Ayrshare.Sandbox.Api.Endpoints;

/// <summary>POST /post: keeps a post of the calling profile, for networks that it has linked. Nothing is published.</summary>
internal sealed class PostEndpoint(TimeProvider clock) : IEndpoint
{
    public string Method => "POST";

    public string Path => "post";

    public string Action => "post";

    public JsonObject Handle(ApiCall call)
    {
        var body = call.Body;
        var networks = (body.Networks("platforms") ?? throw body.Wrong("platforms", "is missing")).Distinct().ToArray();
        if (networks.Length == 0)
            throw body.Wrong("platforms", "is empty");
        if (networks.FirstOrDefault(network => !call.Caller.HasLinked(network)) is { } missing)
            throw new ApiException(400, code: null, $"{missing.DisplayName} is not linked.");
        var post = new Post(
            Secrets.NewPostId(),
            body.RequiredText("post"),
            networks,
            body.Texts("mediaUrls") ?? [],
            clock.GetUtcNow(),
            body.Time("scheduleDate"));
        call.Caller.Posts.Add(post);
        return PostJson.Describe(post, call.Caller, clock.GetUtcNow());
    }
}
