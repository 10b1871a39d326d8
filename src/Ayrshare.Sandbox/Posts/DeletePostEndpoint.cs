using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>DELETE /post: removes a post of the calling profile.</summary>
internal sealed class DeletePostEndpoint(PostStore posts) : IEndpoint
{
    public string Method => "DELETE";

    public string Path => "post";

    public string Action => "delete";

    public JsonObject Handle(ApiRequest request)
    {
        var post = posts.Find(request.Caller, request.Body.RequiredText("id"));
        if (post is null || !posts.Remove(request.Caller, post))
            throw new ApiException(404, ErrorCode.PostToDeleteUnknown, "There is no such post.");
        return new JsonObject { ["status"] = "success", ["code"] = 200, ["id"] = post.Id };
    }
}
