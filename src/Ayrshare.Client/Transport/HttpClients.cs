using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;

namespace Ayrshare.Client;

/// <summary>Makes HTTP clients that never follow a redirect, so that no credential goes to another address.</summary>
internal static class HttpClients
{
    private const int MaxConnections = 64;

    public static HttpClient Create()
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
