using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security.Authentication;

namespace Ayrshare.Client;

/// <summary>Tells a request that never left from one whose fate is open, and says why it did not leave.</summary>
internal static class ConnectionFailure
{
    private const int ProxyAuthenticationRequired = (int)HttpStatusCode.ProxyAuthenticationRequired;

    // The frameworks refer to a cause in these words, in English on every system.
    private const string SeeInner = "inner exception";

    /// <summary>Whether the connection did not come about, so that the server has not seen the request.</summary>
    public static bool BeforeSending(HttpRequestException failure) =>
        IsProxyRefusal(failure) ||
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

    /// <summary>Whether a proxy wants a user name and a password, or other ones than it was sent.</summary>
    public static bool IsProxyRefusal(HttpRequestException failure) =>
#if NETSTANDARD
        failure.InnerException is WebException
        {
            Response: HttpWebResponse { StatusCode: HttpStatusCode.ProxyAuthenticationRequired }
        };
#else
        failure.HttpRequestError == HttpRequestError.ProxyTunnelError
        && failure.Message.Contains($"'{ProxyAuthenticationRequired}'", StringComparison.Ordinal);
#endif

    /// <summary>Says why there is no connection: in case of TLS, the reason that lies deepest.</summary>
    public static string Cause(HttpRequestException failure)
    {
        if (IsProxyRefusal(failure))
            return $"the proxy refused the user name and password, or got none (HTTP {ProxyAuthenticationRequired}).";
        var causes = Chain(failure).ToArray();
        var cause = causes.LastOrDefault(inner => inner is AuthenticationException) ?? causes.FirstOrDefault(
            inner => inner is WebException) ?? failure;
        return Chain(cause).FirstOrDefault(
            inner => inner.Message.IndexOf(SeeInner, StringComparison.OrdinalIgnoreCase) < 0)?.Message ?? cause.Message;
    }

    private static IEnumerable<Exception> Chain(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            yield return failure;
    }
}
