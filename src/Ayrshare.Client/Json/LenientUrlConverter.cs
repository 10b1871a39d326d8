using System;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>Reads a web address.</summary>
internal sealed class LenientUrlConverter : LenientConverter<Uri?>
{
    protected override Uri? Read(JsonElement json, JsonSerializerOptions options) => LenientJson.Url(json);
}
