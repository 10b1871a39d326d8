using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>One linked account in the response to GET /user. Which fields it has differs from network to network.</summary>
internal sealed class DisplayNameEntry
{
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Platform { get; init; }

    [JsonConverter(typeof(LenientTextConverter))]
    public string? DisplayName { get; init; }

    [JsonConverter(typeof(LenientTextConverter))]
    public string? Username { get; init; }

    [JsonConverter(typeof(LenientTextConverter))]
    public string? Id { get; init; }

    [JsonConverter(typeof(LenientUrlConverter))]
    public Uri? ProfileUrl { get; init; }

    [JsonConverter(typeof(LenientUrlConverter))]
    public Uri? UserImage { get; init; }

    [JsonConverter(typeof(LenientTimeConverter))]
    public DateTimeOffset? Created { get; init; }

    [JsonConverter(typeof(LenientNumberConverter))]
    public int? RefreshDaysRemaining { get; init; }

    /// <summary>Either whether the client must link the network again, or the day by which.</summary>
    public JsonElement RefreshRequired { get; init; }
}
