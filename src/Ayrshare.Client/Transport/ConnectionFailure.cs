using System.Net.Http;
#if NETSTANDARD
using System.Net;
#endif

namespace Ayrshare.Client;

/// <summary>Tells a request that never left from one whose fate is open.</summary>
internal static class ConnectionFailure
{
    /// <summary>Whether the connection did not come about, so that the server has not seen the request.</summary>
    public static bool BeforeSending(HttpRequestException failure) =>
#if NETSTANDARD
        failure.InnerException is WebException
        {
            Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure
                or WebExceptionStatus.ProxyNameResolutionFailure or WebExceptionStatus.TrustFailure
                or WebExceptionStatus.SecureChannelFailure
        };
#else
        failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
#endif
}
