using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>
/// DELETE /profiles/social: unlinks a network of the User Profile that the request names, or of the Primary Profile when
/// it names none. The request succeeds even if the network was not linked.
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
