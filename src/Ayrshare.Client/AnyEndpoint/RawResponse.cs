using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>What <see cref="AyrshareClient.InvokeAsync"/> was answered.</summary>
public sealed class RawResponse
{
    /// <summary>The body as it came; empty if there was none.</summary>
    public required string Text { get; init; }

    /// <summary>The body's JSON, or null if there was no body.</summary>
    public JsonElement? Json { get; init; }

    /// <summary>Where a list that comes in pages goes on, or null at its end. Source: the answer of GET /profiles.</summary>
    public string? NextCursor { get; init; }
}
