using System.Text.Json.Nodes;
using Ayrshare.Sandbox.Accounts;

namespace Ayrshare.Sandbox.Api.Endpoints;

/// <summary>DELETE /profiles: removes the profile of the <c>Profile-Key</c> header, or of the body's exact title, for good.</summary>
internal sealed class DeleteProfileEndpoint(Account account) : IEndpoint
{
    public string Method => "DELETE";

    public string Path => "profiles";

    public string Action => "delete profile";

    public JsonObject Handle(ApiCall call)
    {
        var profile = call.Caller == account.Profiles.Primary ? account.Profiles.FindByTitle(call.Body.RequiredText("title")) : call.Caller;
        if (profile is null || !account.Profiles.Remove(profile))
            throw new ApiException(404, code: null, "There is no such User Profile.");
        call.Http.Subject = profile;
        return new JsonObject { ["status"] = "success", ["refId"] = profile.RefId };
    }
}
