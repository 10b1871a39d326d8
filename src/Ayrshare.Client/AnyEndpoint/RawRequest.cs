using System.Collections.Generic;
using System.Linq;
using System.Net.Http;

namespace Ayrshare.Client;

/// <summary>A request to any endpoint, for <see cref="AyrshareClient.InvokeAsync"/>.</summary>
public sealed record RawRequest
{
    /// <summary>The HTTP method.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>The endpoint below the base address, escaped, without a leading slash or a query.</summary>
    public required string Path { get; init; }

    /// <summary>The fields of the query in their order, not escaped.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>The JSON to send, or null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The profile that the request acts on; null for the account or its Primary Profile.</summary>
    public Secret? ProfileKey { get; init; }

    /// <summary>
    /// The X app's credentials for the headers, or null. Source: setTwitterByo of the official Node client, which sends
    /// them with every request.
    /// </summary>
    public XCredentials? X { get; init; }

    /// <summary>Credentials in the query and the body, which no text about the request may show.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];

    internal string ToQueryString() =>
        Query.Count == 0 ? "" : "?" + string.Join(
            "&", Query.Select(field => $"{EscapeName(field.Key)}={UrlText.Escape(field.Value)}"));

    // The brackets of key[0] are not escaped, as in every list that this client sends.
    private static string EscapeName(string name) =>
        UrlText.Escape(name).Replace("%5B", "[").Replace("%5D", "]");
}
