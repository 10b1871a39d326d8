using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;

namespace Ayrshare.Client;

/// <summary>
/// Makes HTTP clients that send credentials to no other address: they never follow a redirect, and use no proxy for an
/// address of this machine, to which plain HTTP is allowed.
/// </summary>
internal static class HttpClients
{
    private const int MaxConnections = 64;

    /// <summary>Makes a client for one address.</summary>
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
            // Two, if nobody says otherwise; this is for the whole process, so a host that wants more keeps it.
            MaxConnectionsPerServer = System.Math.Max(MaxConnections, ServicePointManager.DefaultConnectionLimit),
#else
            MaxConnectionsPerServer = MaxConnections,
#endif
            UseCookies = false,
        };
        var http = new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        var version = typeof(HttpClients).Assembly.GetName().Version!.ToString(3);
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Ayrshare.PowerShell", version));
        // .NET Framework would ask for leave before each body, a round trip for nothing.
        http.DefaultRequestHeaders.ExpectContinue = false;
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return http;
    }
}
