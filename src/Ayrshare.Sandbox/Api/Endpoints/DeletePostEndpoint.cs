using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox.Api.Endpoints;

/// <summary>DELETE /post: removes a post of the calling profile.</summary>
internal sealed class DeletePostEndpoint : IEndpoint
{
    public string Method => "DELETE";

    public string Path => "post";

    public string Action => "delete";

    public JsonObject Handle(ApiCall call)
    {
        var post = call.Caller.Posts.Find(call.Body.RequiredText("id"));
        if (post is null || !call.Caller.Posts.Remove(post))
            throw new ApiException(404, code: null, "There is no such post.");
        return new JsonObject { ["status"] = "success", ["id"] = post.Id };
    }
}
