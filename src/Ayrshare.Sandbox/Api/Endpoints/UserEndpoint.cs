using System.Linq;
using System.Text.Json.Nodes;
using Ayrshare.Sandbox.Accounts;

namespace Ayrshare.Sandbox.Api.Endpoints;

/// <summary>GET /user: the User Profile of the <c>Profile-Key</c> header, or the Primary Profile.</summary>
internal sealed class UserEndpoint : IEndpoint
{
    private const int RefreshDays = 60;
    private const int MonthlyPosts = 1000;

    public string Method => "GET";

    public string Path => "user";

    public string Action => "user";

    public JsonObject Handle(ApiCall call)
    {
        var profile = call.Caller;
        var created = ApiJson.Timestamp(profile.Created);
        created["utc"] = ApiJson.Utc(profile.Created);
        return new JsonObject
        {
            ["status"] = "success",
            ["activeSocialAccounts"] = new JsonArray([.. profile.Accounts.Select(linked => (JsonNode)linked.Network.Name)]),
            ["displayNames"] = new JsonArray([.. profile.Accounts.Select(linked => (JsonNode)Describe(profile, linked))]),
            ["created"] = created,
            ["refId"] = profile.RefId,
            ["title"] = profile.Title,
            ["messagingEnabled"] = profile.Fields.MessagingActive,
            ["monthlyPostCount"] = 0,
            ["monthlyPostQuota"] = MonthlyPosts,
            ["monthlyApiCalls"] = 0,
        };
    }

    private static JsonObject Describe(Profile profile, LinkedAccount linked)
    {
        var userName = $"{linked.Network.Name}-{profile.RefId.Substring(0, 8)}";
        return new JsonObject
        {
            ["platform"] = linked.Network.Name,
            ["displayName"] = profile.Title,
            ["username"] = userName,
            ["id"] = userName,
            ["profileUrl"] = linked.Network.ProfileRoot + userName,
            ["userImage"] = "https://example.com/avatar.png",
            ["created"] = ApiJson.Utc(linked.Created),
            ["refreshRequired"] = false,
            ["refreshDaysRemaining"] = RefreshDays,
        };
    }
}
