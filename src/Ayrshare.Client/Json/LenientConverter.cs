using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>Reads a field of a response whatever its form is, so that one odd field does not cost the whole response.</summary>
internal abstract class LenientConverter<T> : JsonConverter<T>
{
    public sealed override bool HandleNull => true;

    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(JsonElement.ParseValue(ref reader), options);

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Responses are only read.");

    protected abstract T Read(JsonElement json, JsonSerializerOptions options);
}
