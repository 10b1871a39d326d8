using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>
/// Reads the response to GET /profiles with <c>include</c>. It is not documented where the details are: every field that
/// the list of profiles does not have is one, whether it is in the profile or beside it.
/// </summary>
internal static class ProfileDetailsReader
{
    // Source: GET /profiles. A list that shows tags has been seen too.
    private static readonly string[] ProfileFields =
    [
        "status", "title", "displayTitle", "refId", "suspended", "created", "createdUTC", "activeSocialAccounts", "tags",
    ];

    private static readonly string[] ListFields = ["status", "profiles", "count", "lastUpdated", "nextUpdate", "pagination"];

    /// <summary>Finds the profile in the response, or returns null if there is none.</summary>
    /// <exception cref="AyrshareApiException">The body is not what the API documents.</exception>
    public static JsonElement? FindProfile(ApiResponse response)
    {
        if (!response.Json.TryGetProperty("profiles", out var found))
            throw response.Unusable("the response has no profiles");

        // The profile may come as an array of one, like every list, or alone.
        var profile = found.ValueKind == JsonValueKind.Array ? found.EnumerateArray().FirstOrDefault() : found;
        return profile.ValueKind switch
        {
            JsonValueKind.Undefined => null,
            JsonValueKind.Object => profile,
            _ => throw response.Unusable("the response's profile is not an object"),
        };
    }

    /// <summary>Finds the details of the profile.</summary>
    /// <param name="response">The body of the response.</param>
    /// <param name="profile">The profile in it.</param>
    public static IReadOnlyList<JsonProperty> FindDetails(JsonElement response, JsonElement profile) =>
        [.. Others(profile, ProfileFields), .. Others(response, ListFields)];

    private static IEnumerable<JsonProperty> Others(JsonElement json, string[] known) =>
        json.EnumerateObject().Where(field => !known.Contains(field.Name, StringComparer.OrdinalIgnoreCase));
}
