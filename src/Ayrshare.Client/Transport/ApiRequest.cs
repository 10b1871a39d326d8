using System.Collections.Generic;
using System.Net.Http;

namespace Ayrshare.Client;

/// <summary>One call, as the transport sends it.</summary>
internal sealed class ApiRequest
{
    public required HttpMethod Method { get; init; }

    /// <summary>The endpoint below the base address, without a slash in front or a query.</summary>
    public required string Path { get; init; }

    /// <summary>The path as texts show it, if it holds what the caller gave, who may have taken a credential for an id.</summary>
    public string? Route { get; init; }

    public string Query { get; init; } = "";

    /// <summary>The JSON to send, if any.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The profile that the call acts on, and whose budget it counts against; null for the Primary Profile.</summary>
    public Secret? ProfileKey { get; init; }

    /// <summary>Whether a 403 tells that the account is refused: any other call can be refused for a profile, or for what the plan lacks.</summary>
    public bool TellsOfAccount { get; init; }

    /// <summary>The X app's credentials, if they go into the headers.</summary>
    public XCredentials? X { get; init; }

    /// <summary>
    /// Whether sending the call twice can do what must be done only once: then it is repeated only if it surely was not taken
    /// up. Such a call needs a body: on a kept connection that turns out closed, .NET sends one without a body again of its own
    /// accord (.NET Framework: Connection.PrepareCloseConnectionSocket in its reference source; .NET: dotnet/runtime#86714).
    /// </summary>
    public bool AtMostOnce { get; init; }

    /// <summary>Whether the call is one of the deletions of which an account has eight a second.</summary>
    public bool IsDeletion { get; init; }

    /// <summary>Whether the call waits for room in the rate limit; else it fails at once if there is none.</summary>
    public bool WaitsForRoom { get; init; } = true;

    /// <summary>Whether any JSON with any 2xx is an answer, and none with 201, 202 and 204; else only an object with 200 is.</summary>
    public bool TakesAnyAnswer { get; init; }

    /// <summary>The largest answer to read, in bytes.</summary>
    public int MaxAnswerBytes { get; init; } = 1 << 20;

    /// <summary>Credentials in the body, which no text about the call may show.</summary>
    public IReadOnlyList<Secret> BodySecrets { get; init; } = [];

    public string Endpoint => $"{Method} /{Route ?? Path}";
}
