using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>
/// DELETE /profiles/social: unlinks a network of the User Profile that the call names, and of the Primary Profile when
/// it names none. Succeeds when nothing was linked.
/// </summary>
internal sealed class UnlinkSocialEndpoint(ProfileStore profiles) : IEndpoint
{
    public string Method => "DELETE";

    public string Path => "profiles/social";

    public string Action => "unlink";

    public JsonObject Handle(ApiRequest request)
    {
        var profile = TargetProfile.Find(request, profiles) ?? profiles.Primary;
        var network = request.Body.KnownNetwork("platform") ?? throw request.Body.Wrong("platform", "is missing");
        profiles.Change(profile, unlinked => unlinked.Unlink(network));
        return new JsonObject
        {
            ["status"] = "success",
            ["platform"] = network.Name,
            ["refId"] = profile.RefId,
        };
    }
}
