using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>POST /post: stores a post of the calling profile for networks that the profile has linked. Nothing is published.</summary>
internal sealed class PostEndpoint(PostStore posts, TimeProvider clock) : IEndpoint
{
    private const string RandomText = "A text that Ayrshare chose.";

    public string Method => "POST";

    public string Path => "post";

    public string Action => "post";

    public JsonObject Handle(ApiRequest request)
    {
        var body = request.Body;
        var networks = (body.KnownNetworks("platforms") ?? throw body.Wrong("platforms", "is missing")).Distinct().ToArray();
        if (networks.Length == 0)
            throw body.Wrong("platforms", "is empty");
        if (networks.FirstOrDefault(network => !request.Caller.HasLinked(network)) is { } missing)
            throw new ApiException(400, ErrorCode.NetworkNotLinked, $"{missing.DisplayName} is not linked.");
        var post = new Post(
            Secrets.NewPostId(),
            // Ayrshare's own acceptance scripts have the text chosen.
            body.Flag("randomPost") ? RandomText : body.RequiredText("post"),
            networks,
            body.Texts("mediaUrls") ?? [],
            clock.GetUtcNow(),
            body.Time("scheduleDate"));
        posts.Add(request.Caller, post);
        return PostJson.Describe(post, request.Caller, clock.GetUtcNow());
    }
}
