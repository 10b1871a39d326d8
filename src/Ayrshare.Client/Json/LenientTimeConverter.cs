using System;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>Reads a time in any form in which the API writes one.</summary>
internal sealed class LenientTimeConverter : LenientConverter<DateTimeOffset?>
{
    protected override DateTimeOffset? Read(JsonElement json, JsonSerializerOptions options) => LenientJson.Time(json);
}
