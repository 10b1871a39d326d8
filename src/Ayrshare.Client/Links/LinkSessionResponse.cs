using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>POST /profiles/link-sessions has answered.</summary>
internal sealed class LinkSessionResponse
{
    public string? SessionId { get; init; }
    public JsonElement? Title { get; init; }
    public string? Url { get; init; }
    public JsonElement? EmailSent { get; init; }

    /// <summary>A text such as <c>2026-10-04T00:05:00Z</c>; read as it comes, in case it is ever a number.</summary>
    public JsonElement? ExpiresAt { get; init; }
}
