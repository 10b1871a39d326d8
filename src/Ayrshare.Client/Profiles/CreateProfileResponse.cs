using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>The response to POST /profiles. It brings the key only once, so no other field of it may fail the response.</summary>
internal sealed class CreateProfileResponse
{
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Title { get; init; }

    [JsonConverter(typeof(LenientTextConverter))]
    public string? RefId { get; init; }

    public string? ProfileKey { get; init; }

    [JsonConverter(typeof(LenientFlagConverter))]
    public bool? MessagingActive { get; init; }
}
