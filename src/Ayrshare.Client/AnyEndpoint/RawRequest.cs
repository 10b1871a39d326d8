using System.Collections.Generic;
using System.Net.Http;

namespace Ayrshare.Client;

/// <summary>A call of any endpoint, for <see cref="AyrshareClient.InvokeAsync"/>.</summary>
public sealed record RawRequest
{
    /// <summary>The HTTP method. All but GET are sent at most once.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>The endpoint below the base address, escaped, without a slash in front or a query.</summary>
    public required string Path { get; init; }

    /// <summary>The query's fields in their order, not escaped.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>The JSON to send, or null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The profile that the call acts on; null for the account or its Primary Profile.</summary>
    public Secret? ProfileKey { get; init; }

    /// <summary>The X app's credentials for the headers, or null. Source: setTwitterByo of the official Node client, which sends them with every call.</summary>
    public XCredentials? X { get; init; }

    /// <summary>Credentials in the query and the body, which no text about the call may show.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];
}
