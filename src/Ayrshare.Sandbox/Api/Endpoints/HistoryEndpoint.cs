using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox.Api.Endpoints;

/// <summary>GET /history: the calling profile's posts, newest first.</summary>
internal sealed class HistoryEndpoint(TimeProvider clock) : IEndpoint
{
    private const int LargestPage = 1000;

    private static readonly TimeSpan CacheTime = TimeSpan.FromMinutes(5);

    public string Method => "GET";

    public string Path => "history";

    public string Action => "history";

    public JsonObject Handle(ApiCall call)
    {
        var now = clock.GetUtcNow();
        var count = call.QueryNumber("limit", LargestPage) ?? call.QueryNumber("lastRecords", LargestPage) ?? LargestPage;
        var posts = call.Caller.Posts.Snapshot().Take(count).ToList();
        return new JsonObject
        {
            ["history"] = new JsonArray([.. posts.Select(post => (JsonNode)PostJson.Describe(post, call.Caller, now))]),
            ["refId"] = call.Caller.RefId,
            ["count"] = posts.Count,
            ["lastUpdated"] = ApiJson.Utc(now),
            ["nextUpdate"] = ApiJson.Utc(now + CacheTime),
        };
    }
}
