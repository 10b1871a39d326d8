using System;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>
/// DELETE /profiles: removes the profile of the <c>Profile-Key</c> header, or of the body's exact title, with its links
/// and posts. The account is limited to eight deletions a second.
/// </summary>
internal sealed class DeleteProfileEndpoint(ProfileStore profiles, TimeProvider clock) : IEndpoint
{
    private readonly RateLimiter _pace = new(clock, TimeSpan.FromSeconds(1)) { Limit = 8 };

    public string Method => "DELETE";

    public string Path => "profiles";

    public string Action => "delete profile";

    public JsonObject Handle(ApiRequest request)
    {
        if (_pace.Charge(profiles.Primary).Exceeded)
            throw new ApiException(429, code: null, "Too many deletions. At most 8 profiles can be deleted in a second.");
        var profile = TargetProfile.Find(request, profiles) ?? profiles.FindByTitle(request.Body.RequiredText("title"));
        if (profile is null || !profiles.Remove(profile))
            throw new ApiException(404, code: null, "There is no such User Profile.");
        request.Http.ProfileTitle = profile.Title;
        return new JsonObject { ["status"] = "success", ["refId"] = profile.RefId };
    }
}
