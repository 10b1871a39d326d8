using System;
using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>The response to POST /hook/webhook.</summary>
internal sealed class WebhookResponse
{
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Action { get; init; }

    [JsonConverter(typeof(LenientUrlConverter))]
    public Uri? Url { get; init; }

    [JsonConverter(typeof(LenientTextConverter))]
    public string? RefId { get; init; }
}
