using System.Text.Json.Nodes;
using Ayrshare.Sandbox.Accounts;

namespace Ayrshare.Sandbox.Api.Endpoints;

/// <summary>
/// DELETE /profiles/social: unlinks a network of the User Profile that the call names, and of the Primary Profile when
/// it names none. Succeeds when nothing was linked.
/// </summary>
internal sealed class UnlinkSocialEndpoint(Account account) : IEndpoint
{
    public string Method => "DELETE";

    public string Path => "profiles/social";

    public string Action => "unlink";

    public JsonObject Handle(ApiCall call)
    {
        var profile = TargetProfile.Find(call, account.Profiles) ?? account.Profiles.Primary;
        var network = call.Body.Network("platform") ?? throw call.Body.Wrong("platform", "is missing");
        account.Profiles.Change(profile, unlinked => unlinked.Unlink(network));
        return new JsonObject
        {
            ["status"] = "success",
            ["platform"] = network.Name,
            ["refId"] = profile.RefId,
        };
    }
}
