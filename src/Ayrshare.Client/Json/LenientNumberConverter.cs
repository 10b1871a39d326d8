using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>Reads a whole number, as such or as text.</summary>
internal sealed class LenientNumberConverter : LenientConverter<int?>
{
    protected override int? Read(JsonElement json, JsonSerializerOptions options) => LenientJson.Number(json);
}
