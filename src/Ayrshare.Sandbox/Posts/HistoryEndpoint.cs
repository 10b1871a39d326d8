using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>GET /history: the calling profile's posts, newest first.</summary>
internal sealed class HistoryEndpoint(PostStore posts, TimeProvider clock) : IEndpoint
{
    private const int LargestPage = 1000;

    private static readonly TimeSpan CacheTime = TimeSpan.FromMinutes(5);

    public string Method => "GET";

    public string Path => "history";

    public string Action => "history";

    public JsonObject Handle(ApiRequest request)
    {
        var now = clock.GetUtcNow();
        var count = request.QueryNumber("limit", LargestPage) ?? request.QueryNumber("lastRecords", LargestPage) ?? LargestPage;
        var newest = posts.Snapshot(request.Caller).Take(count).ToList();
        return new JsonObject
        {
            ["history"] = new JsonArray([.. newest.Select(post => (JsonNode)PostJson.Describe(post, request.Caller, now))]),
            ["refId"] = request.Caller.RefId,
            ["count"] = newest.Count,
            ["lastUpdated"] = ApiJson.Utc(now),
            ["nextUpdate"] = ApiJson.Utc(now + CacheTime),
        };
    }
}
