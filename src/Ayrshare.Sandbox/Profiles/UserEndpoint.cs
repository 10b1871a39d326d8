using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>GET /user: returns the User Profile of the <c>Profile-Key</c> header, or the Primary Profile.</summary>
internal sealed class UserEndpoint(PostStore posts, TimeProvider clock) : IEndpoint
{
    private const int MonthlyPosts = 1000;

    private static readonly TimeSpan CacheTime = TimeSpan.FromMinutes(5);

    /// <summary>Whether <c>refreshRequired</c> is a text instead of true or false. Ayrshare has been seen to return either.</summary>
    public bool RefreshRequiredAsText { get; set; }

    public string Method => "GET";

    public string Path => "user";

    public string Action => "user";

    public JsonObject Handle(ApiRequest request)
    {
        var profile = request.Caller;
        var now = clock.GetUtcNow();
        var withQuota = request.QueryFlag("instagramQuota") == true || request.QueryFlag("instagramDetails") == true;
        var response = new JsonObject
        {
            ["refId"] = profile.RefId,
            ["title"] = profile.Title,
            ["monthlyApiCalls"] = 0,
            ["monthlyPostCount"] = posts.Snapshot(profile).Count(post => IsSameMonth(post.Created, now)),
            ["monthlyPostQuota"] = MonthlyPosts,
            ["created"] = new JsonObject { ["utc"] = ApiJson.Utc(profile.Created) },
            ["lastUpdated"] = ApiJson.Utc(now),
            ["nextUpdate"] = ApiJson.Utc(now + CacheTime),
        };
        if (profile.IsPrimary)
        {
            response["email"] = "owner@example.com";
            response["ayrlinkUrl"] = "https://example.com/ayrlink";
        }

        if (profile.Accounts.Count > 0)
        {
            response["activeSocialAccounts"] = new JsonArray([.. profile.Accounts.Select(linked => (JsonNode)linked.Network.Name)]);
            response["displayNames"] = new JsonArray(
                [.. profile.Accounts.Select(linked => (JsonNode)Describe(profile, linked, withQuota, now))]);
        }

        return response;
    }

    /// <summary>Describes a linked account, with its refresh where the network requires one.</summary>
    private JsonObject Describe(Profile profile, LinkedAccount linked, bool withQuota, DateTimeOffset now)
    {
        var userName = $"{linked.Network.Name}-{profile.RefId.Substring(0, 8)}";
        var description = new JsonObject
        {
            ["created"] = ApiJson.Utc(linked.Created),
            ["displayName"] = profile.Title,
            ["id"] = userName,
            ["platform"] = linked.Network.Name,
            ["profileUrl"] = linked.Network.ProfileRoot + userName,
            ["userImage"] = "https://example.com/avatar.png",
            ["username"] = userName,
        };
        if (linked.Network.AccountType is { } type)
            description["type"] = type;
        if (linked.Network.Name == "instagram" && withQuota)
            description["usedQuota"] = 0;
        if (linked.DaysToRefresh(now) is { } days)
        {
            var required = linked.NeedsRefresh(now);
            description["refreshRequired"] = RefreshRequiredAsText ? required ? "true" : "false" : required;
            description["refreshDaysRemaining"] = days;
        }

        return description;
    }

    private static bool IsSameMonth(DateTimeOffset one, DateTimeOffset other) => (one.Year, one.Month) == (other.Year, other.Month);
}
