using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>Reads true or false, as such or as text.</summary>
internal sealed class LenientFlagConverter : LenientConverter<bool?>
{
    protected override bool? Read(JsonElement json, JsonSerializerOptions options) => LenientJson.Flag(json);
}
