using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>GET /user: returns the User Profile of the <c>Profile-Key</c> header, or the Primary Profile.</summary>
internal sealed class UserEndpoint(PostStore posts, TimeProvider clock) : IEndpoint
{
    private const int MonthlyPosts = 1000;

    public string Method => "GET";

    public string Path => "user";

    public string Action => "user";

    public JsonObject Handle(ApiRequest request)
    {
        var profile = request.Caller;
        var now = clock.GetUtcNow();
        var created = ApiJson.Timestamp(profile.Created);
        created["utc"] = ApiJson.Utc(profile.Created);
        return new JsonObject
        {
            ["status"] = "success",
            ["activeSocialAccounts"] = new JsonArray([.. profile.Accounts.Select(linked => (JsonNode)linked.Network.Name)]),
            ["displayNames"] = new JsonArray([.. profile.Accounts.Select(linked => (JsonNode)Describe(profile, linked, now))]),
            ["created"] = created,
            ["refId"] = profile.RefId,
            ["title"] = profile.Title,
            ["messagingEnabled"] = profile.Fields.MessagingActive,
            ["monthlyPostCount"] = posts.Snapshot(profile).Count(post => (post.Created.Year, post.Created.Month) == (now.Year, now.Month)),
            ["monthlyPostQuota"] = MonthlyPosts,
            ["monthlyApiCalls"] = 0,
        };
    }

    /// <summary>Describes a linked account, with the days until its refresh where the network requires one.</summary>
    private static JsonObject Describe(Profile profile, LinkedAccount linked, DateTimeOffset now)
    {
        var userName = $"{linked.Network.Name}-{profile.RefId.Substring(0, 8)}";
        var description = new JsonObject
        {
            ["platform"] = linked.Network.Name,
            ["displayName"] = profile.Title,
            ["username"] = userName,
            ["id"] = userName,
            ["profileUrl"] = linked.Network.ProfileRoot + userName,
            ["userImage"] = "https://example.com/avatar.png",
            ["created"] = ApiJson.Utc(linked.Created),
            ["refreshRequired"] = linked.NeedsRefresh(now),
        };
        if (linked.DaysToRefresh(now) is { } days)
            description["refreshDaysRemaining"] = days;
        return description;
    }
}
