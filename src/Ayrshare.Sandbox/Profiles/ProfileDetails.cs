using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>
/// The details of one profile that the <c>include</c> parameter of GET /profiles requests. Ayrshare does not document their
/// shape, so a caller must pass them on as they are.
/// </summary>
internal static class ProfileDetails
{
    private static readonly string[] Names =
        ["suspension", "socialHealth", "linkingErrors", "activity", "quota", "unlinkHistory", "actionLog"];

    /// <summary>Reads the names of the requested details.</summary>
    /// <exception cref="ApiException">A name is unknown, or the request has no <c>refId</c> or has a profile key.</exception>
    public static IReadOnlyList<string> Read(ApiRequest request)
    {
        var names = (request.Query["include"] ?? "").Split([','], StringSplitOptions.RemoveEmptyEntries);
        if (names.FirstOrDefault(name => !Names.Contains(name)) is { } unknown)
            throw Wrong($"has the unknown value '{unknown}'");
        if (names.Length > 0 && (request.Query["refId"] is null || !request.Caller.IsPrimary))
            throw Wrong("needs refId and no Profile-Key header");
        return names;
    }

    public static JsonNode Describe(string name, Profile profile, DateTimeOffset now) => name switch
    {
        "suspension" => new JsonObject { ["suspended"] = profile.Suspended },
        "socialHealth" => new JsonArray([.. profile.Accounts.Select(linked => (JsonNode)new JsonObject
        {
            ["platform"] = linked.Network.Name,
            ["healthy"] = !linked.NeedsRefresh(now),
        })]),
        "activity" or "quota" => new JsonObject(),
        _ => new JsonArray(),
    };

    private static ApiException Wrong(string problem) =>
        ApiException.WrongParameter($"Missing or incorrect parameters: include {problem}.");
}
