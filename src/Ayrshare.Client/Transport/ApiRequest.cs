using System.Collections.Generic;
using System.Net.Http;

namespace Ayrshare.Client;

/// <summary>One request, as the transport sends it.</summary>
internal sealed record ApiRequest
{
    public required HttpMethod Method { get; init; }

    /// <summary>The endpoint below the base address, without a leading slash or a query.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// The path as texts show it, if it contains something that the caller gave: somebody may have passed a credential
    /// in place of an id.
    /// </summary>
    public string? Route { get; init; }

    public string Query { get; init; } = "";

    /// <summary>The JSON to send, if any.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The profile that the request acts on, and whose budget it counts against; null for the Primary Profile.</summary>
    public Secret? ProfileKey { get; init; }

    /// <summary>
    /// Whether a 403 means that the account is refused. Any other request can be refused because of its profile, or
    /// because of what the plan lacks.
    /// </summary>
    public bool IsAboutAccount { get; init; }

    /// <summary>The X app's credentials, if they go into the headers.</summary>
    public XCredentials? X { get; init; }

    /// <summary>What the request does that must not happen twice.</summary>
    public ApiEffect Effect { get; init; }

    /// <summary>
    /// Whether the request must take effect once at most. It is then repeated only if the server certainly did not
    /// process it. Such a request needs a body: when a kept connection turns out to be closed, .NET itself repeats a
    /// request without one (.NET Framework: Connection.PrepareCloseConnectionSocket in its reference source; .NET:
    /// dotnet/runtime#86714).
    /// </summary>
    public bool AtMostOnce => Effect != ApiEffect.None;

    /// <summary>Whether the request is one of the deletions of which an account has eight a second.</summary>
    public bool IsDeletion { get; init; }

    /// <summary>
    /// Whether any JSON with any 2xx is a success, and an empty body with 201, 202 or 204. Otherwise only an object
    /// with 200 is.
    /// </summary>
    public bool TakesAnyResponse { get; init; }

    /// <summary>The largest response to read, in bytes.</summary>
    public int MaxResponseBytes { get; init; } = 1 << 20;

    /// <summary>Credentials in the body, which no text about the request may show.</summary>
    public IReadOnlyList<Secret> BodySecrets { get; init; } = [];

    public string Endpoint => $"{Method} /{Route ?? Path}";

    public ApiCall Call => new(Endpoint, Effect);
}
