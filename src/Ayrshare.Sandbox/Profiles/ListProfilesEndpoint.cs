using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>GET /profiles: lists the User Profiles, filtered and in pages, without their keys.</summary>
internal sealed class ListProfilesEndpoint(ProfileStore profiles, TimeProvider clock) : IEndpoint
{
    private const int LargestPage = 5000;
    private const int LongestActionLog = 365;

    private static readonly TimeSpan CacheTime = TimeSpan.FromMinutes(5);

    private KeptList? _kept;
    private volatile bool _caches;

    /// <summary>Whether a list may be up to 5 minutes old.</summary>
    public bool Caches
    {
        get => _caches;
        set => _caches = value;
    }

    public string Method => "GET";

    public string Path => "profiles";

    public string Action => "profiles";

    public JsonObject Handle(ApiRequest request)
    {
        var limit = request.QueryNumber("limit", LargestPage) ?? LargestPage;
        var filter = ReadFilter(request);
        var logSince = ReadActionLog(request);
        var (listed, updated) = ReadList();
        var cursor = ReadCursor(request);
        var found = listed.Where(profile => profile.Number > cursor && filter(profile)).Take(limit + 1).ToList();
        var page = found.Take(limit).ToList();
        var hasMore = found.Count > limit;

        var pagination = new JsonObject { ["hasMore"] = hasMore };
        if (hasMore)
            pagination["nextCursor"] = WriteCursor(page[page.Count - 1]);
        pagination["limit"] = limit;

        return new JsonObject
        {
            ["profiles"] = new JsonArray([.. page.Select(profile => Describe(profile, logSince))]),
            ["count"] = page.Count,
            ["lastUpdated"] = ApiJson.Utc(updated),
            ["nextUpdate"] = ApiJson.Utc(updated + CacheTime),
            ["pagination"] = pagination,
        };
    }

    private KeptList ReadList()
    {
        var now = clock.GetUtcNow();
        var present = profiles.After(0);
        if (!Caches)
        {
            _kept = null;
            return new KeptList(present, now);
        }

        if (_kept is { } kept && now < kept.Updated + CacheTime)
            return kept;
        return _kept = new KeptList([.. present.Select(profile => profile.Copy())], now);
    }

    private static JsonObject Describe(Profile profile, DateTimeOffset? logSince)
    {
        var description = new JsonObject
        {
            ["status"] = "active",
            ["title"] = profile.Title,
            ["displayTitle"] = profile.Fields.DisplayTitle ?? profile.Title,
            ["created"] = ApiJson.Timestamp(profile.Created),
            ["createdUTC"] = ApiJson.Utc(profile.Created),
            ["refId"] = profile.RefId,
            ["activeSocialAccounts"] = new JsonArray([.. profile.Accounts.Select(linked => (JsonNode)linked.Network.Name)]),
        };
        if (profile.Suspended)
            description["suspended"] = true;
        if (profile.Fields.Tags.Count > 0)
            description["tags"] = new JsonArray([.. profile.Fields.Tags.Select(tag => (JsonNode)tag)]);
        if (logSince is not null)
        {
            description["actionLog"] = new JsonArray(
                [.. profile.Accounts.Where(linked => linked.Created >= logSince).Select(DescribeLinking)]);
        }

        return description;
    }

    private static JsonNode DescribeLinking(LinkedAccount linked) => new JsonObject
    {
        ["action"] = "link",
        ["platform"] = linked.Network.Name,
        ["created"] = ApiJson.Utc(linked.Created),
    };

    private static Func<Profile, bool> ReadFilter(ApiRequest request)
    {
        var title = request.Query["title"];
        var refId = request.Query["refId"];
        var hasAccounts = ReadFlag(request, "hasActiveSocialAccounts");
        var networks = ReadNetworks(request, "includesActiveSocialAccounts");
        return profile =>
            (title is null || profile.Title == title)
            && (refId is null || profile.RefId == refId)
            && (hasAccounts is null || profile.Accounts.Count > 0 == hasAccounts)
            && networks.All(profile.HasLinked);
    }

    private static List<Network> ReadNetworks(ApiRequest request, string name) =>
        [.. request.Query.List(name).Select(network => Network.Find(network) ?? throw Wrong(name, $"has the unknown network '{network}'"))];

    private static bool? ReadFlag(ApiRequest request, string name) => request.Query[name] switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw Wrong(name, "must be true or false"),
    };

    /// <summary>The beginning of the requested log; <see langword="null"/> when no log is requested.</summary>
    private DateTimeOffset? ReadActionLog(ApiRequest request) => request.Query["actionLog"] switch
    {
        null or "false" => null,
        "true" => DateTimeOffset.MinValue,
        _ => clock.GetUtcNow().AddDays(-request.QueryNumber("actionLog", LongestActionLog)!.Value),
    };

    private static string WriteCursor(Profile last) => last.Number.ToString("x16", CultureInfo.InvariantCulture);

    private static long ReadCursor(ApiRequest request)
    {
        if (request.Query["cursor"] is not { } cursor)
            return 0;
        return long.TryParse(cursor, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong("cursor", "is not one that a list has returned");
    }

    private static ApiException Wrong(string name, string problem) =>
        ApiException.WrongParameter($"Missing or incorrect parameters: {name} {problem}.");

    private sealed record KeptList(IReadOnlyList<Profile> Profiles, DateTimeOffset Updated);
}
