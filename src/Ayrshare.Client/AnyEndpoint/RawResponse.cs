using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>The response to <see cref="AyrshareClient.InvokeAsync"/>.</summary>
public sealed class RawResponse
{
    /// <summary>The body as it came. Empty if there was none.</summary>
    public required string Text { get; init; }

    /// <summary>The body's JSON, or null if there was no body.</summary>
    public JsonElement? Json { get; init; }

    /// <summary>Where a list in pages continues, or null at its end. Source: the response of GET /profiles.</summary>
    public string? NextCursor =>
        Json is { ValueKind: JsonValueKind.Object } json
        && json.TryGetProperty("pagination", out var pagination)
        && LenientJson.Flag(pagination, "hasMore") != false
        && pagination.ValueKind == JsonValueKind.Object
        && pagination.TryGetProperty("nextCursor", out var cursor)
        && cursor.ValueKind == JsonValueKind.String
        && cursor.GetString() is { Length: > 0 } next
            ? next
            : null;
}
