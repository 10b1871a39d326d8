using System;
using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>The response to POST /profiles/link-sessions.</summary>
internal sealed class LinkSessionResponse
{
    public string? SessionId { get; init; }

    [JsonConverter(typeof(LenientTextConverter))]
    public string? Title { get; init; }

    public string? Url { get; init; }

    [JsonConverter(typeof(LenientFlagConverter))]
    public bool? EmailSent { get; init; }

    [JsonConverter(typeof(LenientTimeConverter))]
    public DateTimeOffset? ExpiresAt { get; init; }
}
