using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>Reads all texts in a field, at whatever depth, as one text.</summary>
internal sealed class JoinedTextConverter : LenientConverter<string?>
{
    protected override string? Read(JsonElement json, JsonSerializerOptions options) => string.Join(" ", Texts(json));

    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(field => Texts(field.Value)),
        JsonValueKind.Null => [],
        _ => [json.ToString()],
    };
}
