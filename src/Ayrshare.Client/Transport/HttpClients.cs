using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;

namespace Ayrshare.Client;

/// <summary>
/// Creates HTTP clients that send credentials only to the given address. They follow no redirect. For an address of this
/// machine, to which plain HTTP is allowed, they use no proxy.
/// </summary>
internal static class HttpClients
{
    private const int MaxConnections = 64;

    /// <summary>Creates a client for one address.</summary>
    public static HttpClient Create(System.Uri address)
    {
#if NETSTANDARD
        var handler = new HttpClientHandler
        {
            SslProtocols = HostTls.Protocols,
#else
        var handler = new SocketsHttpHandler
        {
            PooledConnectionLifetime = System.TimeSpan.FromMinutes(10),
#endif
            UseProxy = !address.IsLoopback,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
#if NETSTANDARD
            // The default of .NET Framework is 2. If the host has set a higher limit for its process, that one applies.
            MaxConnectionsPerServer = System.Math.Max(MaxConnections, ServicePointManager.DefaultConnectionLimit),
#else
            MaxConnectionsPerServer = MaxConnections,
#endif
            UseCookies = false,
        };
        var http = new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        var version = typeof(HttpClients).Assembly.GetName().Version!.ToString(3);
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Ayrshare.PowerShell", version));
        // Otherwise .NET Framework asks the server to accept each body first, which costs a round trip.
        http.DefaultRequestHeaders.ExpectContinue = false;
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return http;
    }
}
