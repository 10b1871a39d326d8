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

    private static readonly TimeSpan CacheTime = TimeSpan.FromMinutes(5);

    private readonly AccountReport _report = new(profiles, clock);
    private KeptList? _kept;
    private volatile bool _caches;

    /// <summary>Whether a list may be up to 5 minutes old.</summary>
    public bool Caches
    {
        get => _caches;
        set => _caches = value;
    }

    /// <summary>Whether a profile in the list has its tags, which Ayrshare does not document.</summary>
    public bool ShowsTags { get; set; }

    public string Method => "GET";

    public string Path => "profiles";

    public string Action => "profiles";

    public JsonObject Handle(ApiRequest request)
    {
        var limit = request.QueryNumber("limit", LargestPage) ?? LargestPage;
        var filter = new ProfileFilter(request);
        var details = ProfileDetails.Read(request);
        var (listed, updated) = ReadList();
        if (AccountReport.ReadDays(request) is { } days)
            return _report.Write(days, updated, updated + CacheTime);
        var cursor = ReadCursor(request);
        var found = listed.Where(profile => profile.Number > cursor && filter.Matches(profile)).Take(limit + 1).ToList();
        var page = found.Take(limit).ToList();
        var hasMore = found.Count > limit;

        var pagination = new JsonObject { ["hasMore"] = hasMore };
        if (hasMore)
            pagination["nextCursor"] = WriteCursor(page[page.Count - 1]);
        pagination["limit"] = limit;

        return new JsonObject
        {
            ["profiles"] = new JsonArray([.. page.Select(profile => Describe(profile, details))]),
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

    private JsonObject Describe(Profile profile, IReadOnlyList<string> details)
    {
        var description = new JsonObject
        {
            ["status"] = profile.Suspended ? "suspended" : "active",
            ["title"] = profile.Title,
            ["created"] = ApiJson.Timestamp(profile.Created),
            ["createdUTC"] = ApiJson.Utc(profile.Created),
            ["refId"] = profile.RefId,
        };
        if (profile.Fields.DisplayTitle is { } displayTitle)
            description["displayTitle"] = displayTitle;
        if (profile.Accounts.Count > 0)
            description["activeSocialAccounts"] = new JsonArray([.. profile.Accounts.Select(linked => (JsonNode)linked.Network.Name)]);
        if (profile.Suspended)
            description["suspended"] = true;
        if (ShowsTags && profile.Fields.Tags.Count > 0)
            description["tags"] = new JsonArray([.. profile.Fields.Tags.Select(tag => (JsonNode)tag)]);
        foreach (var name in details)
            description[name] = ProfileDetails.Describe(name, profile, clock.GetUtcNow());
        return description;
    }

    private static string WriteCursor(Profile last) => last.Number.ToString("x16", CultureInfo.InvariantCulture);

    private static long ReadCursor(ApiRequest request)
    {
        if (request.Query["cursor"] is not { } cursor)
            return 0;
        return long.TryParse(cursor, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw ApiException.WrongParameter("Missing or incorrect parameters: cursor is not one that a list has returned.");
    }

    private sealed record KeptList(IReadOnlyList<Profile> Profiles, DateTimeOffset Updated);
}
