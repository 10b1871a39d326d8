using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Ayrshare.Client;

/// <summary>Reads the objects of a list, and nothing from what is not a list.</summary>
internal sealed class LenientListConverter<T> : LenientConverter<IReadOnlyList<T>>
{
    protected override IReadOnlyList<T> Read(JsonElement json, JsonSerializerOptions options) =>
        json.ValueKind == JsonValueKind.Array
            ? [.. json.EnumerateArray()
                .Where(entry => entry.ValueKind == JsonValueKind.Object)
                .Select(entry => entry.Deserialize((JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)))!)]
            : [];
}
