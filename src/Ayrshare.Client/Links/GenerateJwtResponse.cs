using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>The response to POST /profiles/generateJWT.</summary>
internal sealed class GenerateJwtResponse
{
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Title { get; init; }

    public string? Token { get; init; }

    public string? Url { get; init; }

    [JsonConverter(typeof(LenientFlagConverter))]
    public bool? EmailSent { get; init; }

    /// <summary>A duration such as <c>30m</c>.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? ExpiresIn { get; init; }
}
