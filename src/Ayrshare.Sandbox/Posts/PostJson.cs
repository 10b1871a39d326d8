using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>Writes a post as the API returns it.</summary>
internal static class PostJson
{
    public static JsonObject Describe(Post post, Profile profile, DateTimeOffset now)
    {
        var isSent = post.IsSentAt(now);
        var description = new JsonObject
        {
            ["status"] = isSent ? "success" : "scheduled",
            ["id"] = post.Id,
            ["refId"] = profile.RefId,
            ["profileTitle"] = profile.Title,
            ["post"] = post.Text,
            ["platforms"] = new JsonArray([.. post.Networks.Select(network => (JsonNode)network.Name)]),
            ["mediaUrls"] = new JsonArray([.. post.MediaUrls.Select(address => (JsonNode)address)]),
            ["created"] = ApiJson.Utc(post.Created),
            ["type"] = post.Scheduled is null ? "now" : "scheduled",
            ["errors"] = new JsonArray(),
            ["postIds"] = new JsonArray(isSent ? [.. post.Networks.Select(network => (JsonNode)DescribeSent(post, network))] : []),
        };
        if (post.Scheduled is { } scheduled)
            description["scheduleDate"] = ApiJson.Utc(scheduled);
        return description;
    }

    private static JsonObject DescribeSent(Post post, Network network) => new()
    {
        ["status"] = "success",
        ["id"] = $"{network.Name}-{post.Id}",
        ["platform"] = network.Name,
        ["postUrl"] = $"https://example.com/{network.Name}/{post.Id}",
    };
}
