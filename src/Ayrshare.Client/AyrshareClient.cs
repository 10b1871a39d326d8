using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Ayrshare.Client;

/// <summary>
/// The Ayrshare API, one method an endpoint. Every method throws <see cref="AyrshareApiException"/> when its call
/// failed, and <see cref="OperationCanceledException"/> when the caller gave up.
/// </summary>
public sealed partial class AyrshareClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly ApiTransport _transport;

    /// <summary>Makes a client with connections of its own.</summary>
    /// <param name="options">The account to reach.</param>
    public AyrshareClient(AyrshareClientOptions options)
        : this(options, HttpClients.Create())
    {
    }

    /// <summary>Makes a client that sends through the given one, and disposes of it.</summary>
    /// <param name="options">The account to reach.</param>
    /// <param name="http">Sends the requests; it must not follow redirects.</param>
    public AyrshareClient(AyrshareClientOptions options, HttpClient http)
    {
        _http = http;
        _transport = new ApiTransport(http, options);
        Options = options;
    }

    /// <summary>What the client was made with.</summary>
    public AyrshareClientOptions Options { get; }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static T Read<T>(ApiResponse answer, JsonTypeInfo<T> type)
    {
        try
        {
            return answer.Json.Deserialize(type)!;
        }
        catch (JsonException unlike)
        {
            throw Unusable(answer, $"the answer's field {unlike.Path} is not what the API documents", unlike);
        }
    }

    // The call succeeded by its status, so what must happen once has happened.
    private static AyrshareApiException Unusable(ApiResponse answer, string what, Exception? inner = null) =>
        new(AyrshareErrorKind.InvalidAnswer, answer.Request.Endpoint, $"{what}.", inner)
        {
            StatusCode = 200,
            OutcomeUnknown = answer.Request.AtMostOnce,
        };

    private static bool HasGap(IReadOnlyList<string>? texts) => texts?.Any(text => text is null) ?? false;
}
