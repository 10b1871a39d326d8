using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>
/// The report of the account that the <c>actionLog</c> parameter of GET /profiles requests: the creations and deletions of
/// User Profiles, and their number at the end of each day, which billing uses.
/// </summary>
internal sealed class AccountReport(ProfileStore profiles, TimeProvider clock)
{
    private const int DefaultDays = 60;
    private const int MostDays = 365;

    /// <summary>Reads the days that a request wants reported; <see langword="null"/> when it wants no report.</summary>
    /// <exception cref="ApiException">The value is not valid.</exception>
    public static int? ReadDays(ApiRequest request) => request.Query["actionLog"]?.ToUpperInvariant() switch
    {
        null or "FALSE" => null,
        "TRUE" => DefaultDays,
        _ => request.QueryNumber("actionLog", MostDays),
    };

    public JsonObject Write(int days, DateTimeOffset updated, DateTimeOffset nextUpdate)
    {
        var now = clock.GetUtcNow();
        var actions = profiles.Actions();
        return new JsonObject
        {
            ["profiles"] = new JsonObject
            {
                ["actionLog"] = new JsonArray([.. actions.Where(action => action.At >= now.AddDays(-days)).Select(Describe)]),
                ["userProfilesReport"] = new JsonArray([.. Report(actions, days, now)]),
                ["lastUpdated"] = ApiJson.Utc(updated),
                ["nextUpdate"] = ApiJson.Utc(nextUpdate),
            },
        };
    }

    private static JsonNode Describe(ProfileAction action)
    {
        var description = new JsonObject
        {
            ["action"] = action.IsCreation ? "create" : "delete",
            ["refId"] = action.RefId,
            ["created"] = ApiJson.Utc(action.At),
        };
        if (action.IsCreation)
            description["title"] = action.Title;
        return description;
    }

    /// <summary>The number of profiles at the end of each day since the account exists, and now.</summary>
    private IEnumerable<JsonNode> Report(IReadOnlyList<ProfileAction> actions, int days, DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        for (var day = today.AddDays(1 - days); day <= today; day = day.AddDays(1))
        {
            var end = day == today ? now : day.AddDays(1).AddMilliseconds(-1);
            if (end <= profiles.Primary.Created)
                continue;
            yield return new JsonObject
            {
                ["reported"] = ApiJson.Utc(end),
                ["userProfileCount"] = actions.Where(action => action.At <= end).Sum(action => action.IsCreation ? 1 : -1),
            };
        }
    }
}
