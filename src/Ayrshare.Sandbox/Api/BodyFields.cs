using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace Ayrshare.Sandbox;

/// <summary>The fields of a JSON object in a request. A field of the wrong type is an error; unknown fields are ignored.</summary>
internal sealed class BodyFields
{
    private readonly JsonElement _object;
    private readonly string _prefix;

    private BodyFields(JsonElement element, string prefix)
    {
        _object = element;
        _prefix = prefix;
    }

    /// <exception cref="ApiException">The body is not a JSON object.</exception>
    public static BodyFields Parse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body.Length == 0 ? "{}" : body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return new BodyFields(document.RootElement.Clone(), "");
        }
        catch (JsonException)
        {
            // The parser's message may quote the body, so it does not go into the response.
        }

        throw ApiException.WrongParameter("The body must be a JSON object.");
    }

    public bool Has(string name) => Find(name) is not null;

    public bool HoldsText(string name) => Find(name) is { ValueKind: JsonValueKind.String };

    public string? Text(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw Wrong(name, "must be a string"),
    };

    public string RequiredText(string name) =>
        Text(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw Wrong(name, "is missing");

    public bool Flag(string name) => Find(name) switch
    {
        null or { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.True } => true,
        _ => throw Wrong(name, "must be true or false"),
    };

    public int? WholeNumber(string name, int smallest, int largest) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value
            when value.TryGetInt32(out var number) && number >= smallest && number <= largest => number,
        _ => throw Wrong(name, $"must be a whole number from {smallest} to {largest}"),
    };

    public IReadOnlyList<string>? Texts(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } value
            when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            [.. value.EnumerateArray().Select(item => item.GetString()!)],
        _ => throw Wrong(name, "must be an array of strings"),
    };

    public IReadOnlyList<Network>? KnownNetworks(string name)
    {
        if (Texts(name) is not { } names)
            return null;
        return [.. names.Select(network => FindNetwork(name, network))];
    }

    public Network? KnownNetwork(string name) => Text(name) is { } network ? FindNetwork(name, network) : null;

    /// <summary>A time in ISO 8601; one without an offset is UTC.</summary>
    public DateTimeOffset? Time(string name) => Text(name) switch
    {
        null => null,
        var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        _ => throw Wrong(name, "must be a time such as 2026-10-04T00:05:00Z"),
    };

    public Uri? WebAddress(string name) => Text(name) switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) => address,
        _ => throw Wrong(name, "must be an http or https URL"),
    };

    public string? EmailAddress(string name) => Text(name) switch
    {
        null => null,
        var text when IsEmailAddress(text) => text,
        _ => throw Wrong(name, "must be an email address"),
    };

    public BodyFields? Object(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => new BodyFields(value, _prefix + name + "."),
        _ => throw Wrong(name, "must be an object"),
    };

    public ApiException Wrong(string name, string problem) =>
        ApiException.WrongParameter($"Missing or incorrect parameters: {_prefix}{name} {problem}.");

    private static bool IsEmailAddress(string text)
    {
        var at = text.IndexOf('@');
        var dot = text.LastIndexOf('.');
        return at > 0
            && at == text.LastIndexOf('@')
            && dot > at + 1
            && dot < text.Length - 1
            && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || "<>(),;:\"".IndexOf(character) >= 0);
    }

    private Network FindNetwork(string name, string network) =>
        Network.Find(network) ?? throw Wrong(name, $"has the unknown network '{network}'");

    private JsonElement? Find(string name) =>
        _object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
