using System;
using System.Text.Json.Nodes;
using Ayrshare.Sandbox.Accounts;

namespace Ayrshare.Sandbox.Api.Endpoints;

/// <summary>
/// DELETE /profiles: removes the profile of the <c>Profile-Key</c> header, or of the body's exact title, for good and
/// with its links and posts. The account has eight deletions a second.
/// </summary>
internal sealed class DeleteProfileEndpoint(Account account, TimeProvider clock) : IEndpoint
{
    private readonly RateLimiter _pace = new(clock, TimeSpan.FromSeconds(1)) { Limit = 8 };

    public string Method => "DELETE";

    public string Path => "profiles";

    public string Action => "delete profile";

    public JsonObject Handle(ApiCall call)
    {
        if (_pace.Charge(account.Profiles.Primary).Exceeded)
            throw new ApiException(429, code: null, "Too many deletions. At most 8 profiles can be deleted in a second.");
        var profile = TargetProfile.Find(call, account.Profiles) ?? account.Profiles.FindByTitle(call.Body.RequiredText("title"));
        if (profile is null || !account.Profiles.Remove(profile))
            throw new ApiException(404, code: null, "There is no such User Profile.");
        call.Http.Subject = profile;
        return new JsonObject { ["status"] = "success", ["refId"] = profile.RefId };
    }
}
