using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;

namespace Ayrshare.Client;

/// <summary>
/// The Ayrshare API, one method for each endpoint. Every method throws <see cref="AyrshareApiException"/> when its call
/// failed, and <see cref="OperationCanceledException"/> when the caller stopped it.
/// </summary>
public sealed partial class AyrshareClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly ApiTransport _transport;

    /// <summary>Creates a client with its own connections.</summary>
    /// <param name="options">The account to use.</param>
    public AyrshareClient(AyrshareClientOptions options)
        : this(options, HttpClients.Create(options.BaseAddress))
    {
    }

    /// <summary>Creates a client that sends through the given HTTP client, and disposes of it.</summary>
    /// <param name="options">The account to use.</param>
    /// <param name="http">Sends the requests. It must not follow redirects.</param>
    public AyrshareClient(AyrshareClientOptions options, HttpClient http)
    {
        _http = http;
        _transport = new ApiTransport(http, options);
        Options = options;
    }

    /// <summary>The options that the client was created with.</summary>
    public AyrshareClientOptions Options { get; }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static bool HasNull(IReadOnlyList<string>? texts) => texts?.Any(text => text is null) ?? false;
}
