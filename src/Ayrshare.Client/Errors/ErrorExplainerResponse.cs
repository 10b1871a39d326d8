using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>The response to GET /error-explainer. The form of its texts is not documented.</summary>
internal sealed class ErrorExplainerResponse
{
    [JsonConverter(typeof(JoinedTextConverter))]
    public string? Cause { get; init; }

    [JsonConverter(typeof(JoinedTextConverter))]
    public string? Classification { get; init; }

    [JsonConverter(typeof(JoinedTextConverter))]
    public string? Resolution { get; init; }
}
