using System.Linq;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>The response to <see cref="AyrshareClient.InvokeAsync"/>.</summary>
public sealed class RawResponse
{
    /// <summary>The body as it came. Empty if there was none.</summary>
    public required string Text { get; init; }

    /// <summary>The body's JSON, or null if there was no body.</summary>
    public JsonElement? Json { get; init; }

    /// <summary>Whether the body is a page of a list without an element: it has lists, and all are empty.</summary>
    public bool IsEmptyPage =>
        Json is { ValueKind: JsonValueKind.Object } json
        && json.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.Array).ToArray() is { Length: > 0 } lists
        && lists.All(list => list.Value.GetArrayLength() == 0);

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
