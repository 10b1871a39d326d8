using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>Reads a text, or a number as text.</summary>
internal sealed class LenientTextConverter : LenientConverter<string?>
{
    protected override string? Read(JsonElement json, JsonSerializerOptions options) => LenientJson.Text(json);
}
