using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>The response to PATCH and DELETE /profiles. The profile is changed whatever the response says of it.</summary>
internal sealed class ChangedProfileResponse
{
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Title { get; init; }

    [JsonConverter(typeof(LenientTextConverter))]
    public string? RefId { get; init; }
}
