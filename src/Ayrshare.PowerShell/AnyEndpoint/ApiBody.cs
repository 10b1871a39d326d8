using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// Writes the body of a user as JSON: completely or not at all. It accepts only .NET objects that represent a text, a
/// number, a list or a record. Users do not intend to send the properties of other objects.
/// </summary>
internal sealed class ApiBody : IDisposable
{
    /// <summary>The maximum depth of lists and records.</summary>
    public const int MaxDepth = 64;

    private const string Take = "Specify a hashtable, a custom object, a list, or JSON as text.";

    // The JSON is not part of an HTML page, so the relaxed encoder is safe.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly MemoryStream _bytes = new();
    private readonly Utf8JsonWriter _json;
    private readonly ICollection<Secret> _secrets;
    private readonly Stack<object> _ancestors = new();

    private ApiBody(ICollection<Secret> secrets)
    {
        _secrets = secrets;
        _json = new Utf8JsonWriter(_bytes, Options);
    }

    /// <summary>The JSON, or null for no body.</summary>
    /// <param name="body">A record, a list, JSON as text, or null.</param>
    /// <param name="secrets">Receives the credentials among the values.</param>
    /// <exception cref="AyrshareCommandException">It cannot be written.</exception>
    public static byte[]? Of(object? body, ICollection<Secret> secrets)
    {
        var given = ApiScalar.Unwrap(body);
        if (given is null)
            return null;
        if (given is string text)
            return OfText(text, secrets);
        if (ApiScalar.Of(given) is not null)
            throw Problems.Invalid("Body", $"the type {given.GetType().Name} is not supported.", Take);
        using var writer = new ApiBody(secrets);
        writer.Write(given, "Body", isSecret: false);
        writer._json.Flush();
        return writer._bytes.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Dispose();
        _bytes.Dispose();
    }

    private static byte[] OfText(string text, ICollection<Secret> secrets)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            NoteSecrets(json.RootElement, isSecret: false, secrets);
            return Encoding.UTF8.GetBytes(text);
        }
        catch (JsonException broken)
        {
            // The message of the exception can quote the text.
            throw Problems.Invalid("Body", $"the text is not valid JSON: the error is in line {broken.LineNumber + 1}, byte "
                + $"{broken.BytePositionInLine + 1}.", Take);
        }
    }

    private static void NoteSecrets(JsonElement json, bool isSecret, ICollection<Secret> secrets)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in json.EnumerateObject())
                NoteSecrets(field.Value, ApiFields.IsCredential(field.Name), secrets);
        }
        else if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in json.EnumerateArray())
                NoteSecrets(element, isSecret, secrets);
        }
        else if (isSecret && json.ValueKind == JsonValueKind.String && SecretText.Of(json.GetString()) is { } secret)
        {
            secrets.Add(secret);
        }
    }

    private void Write(object? wrapped, string where, bool isSecret)
    {
        var value = ApiScalar.Unwrap(wrapped);
        if (value is null)
            _json.WriteNullValue();
        else if (ApiScalar.Of(value) is { } scalar)
            WriteScalar(value, scalar, isSecret);
        else
            WriteNested(value, where, isSecret);
    }

    private void WriteScalar(object value, ApiScalar scalar, bool isSecret)
    {
        if ((isSecret || value is SecureString) && SecretText.Of(scalar.Text) is { } secret)
            _secrets.Add(secret);
        if (scalar.IsLiteral)
            _json.WriteRawValue(scalar.Text);
        else
            _json.WriteStringValue(scalar.Text);
    }

    private void WriteNested(object value, string where, bool isSecret)
    {
        if (_ancestors.Any(ancestor => ReferenceEquals(ancestor, value)))
            throw Problems.Invalid(where, "it contains itself, which is not possible in JSON.", "Remove the field.");
        if (_ancestors.Count == MaxDepth)
            throw Problems.Invalid("Body", $"it has more than {MaxDepth} levels.", "Use fewer levels.");
        _ancestors.Push(value);
        if (Problems.Read(() => ApiFields.Of(value), where) is { } fields)
        {
            _json.WriteStartObject();
            foreach (var field in fields)
            {
                _json.WritePropertyName(field.Key);
                Write(field.Value, $"{where}.{field.Key}", ApiFields.IsCredential(field.Key));
            }

            _json.WriteEndObject();
        }
        else if (value is IEnumerable list and not byte[])
        {
            _json.WriteStartArray();
            var index = 0;
            foreach (var element in list)
                Write(element, $"{where}[{index++}]", isSecret);
            _json.WriteEndArray();
        }
        else
        {
            throw Problems.Invalid(
                where, $"the type {value.GetType().Name} cannot be converted to JSON.",
                value is byte[]? "Encode bytes as text: [Convert]::ToBase64String($bytes)."
                    : "Specify its text, or its fields as a hashtable.");
        }

        _ancestors.Pop();
    }
}
