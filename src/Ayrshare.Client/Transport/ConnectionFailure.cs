using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Ayrshare.Client;

/// <summary>Distinguishes requests that were never sent from those that may have arrived, and says why they were not sent.</summary>
internal static class ConnectionFailure
{
    private const int ProxyAuthenticationRequired = (int)HttpStatusCode.ProxyAuthenticationRequired;

    // An exception whose message contains these words only refers to its inner exception. They are English on every system.
    private const string SeeInner = "inner exception";

    /// <summary>Whether no connection was established, so that the server has not received the request.</summary>
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

    /// <summary>Whether a proxy requires a user name and a password, or refused those that it received.</summary>
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

    /// <summary>What kind of reason there is for having no connection.</summary>
    public static ConnectionObstacle Obstacle(HttpRequestException failure)
    {
        if (IsProxyRefusal(failure))
            return ConnectionObstacle.ProxyAuthentication;
        if (IsNameFailure(failure))
            return ConnectionObstacle.UnknownHost;
        if (IsTlsFailure(failure))
            return ConnectionObstacle.Tls;
        return Chain(failure).Any(inner => inner is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
            ? ConnectionObstacle.Refused
            : ConnectionObstacle.Unknown;
    }

    /// <summary>Says why there is no connection. For a failure of TLS, that is the innermost exception.</summary>
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

    private static bool IsNameFailure(HttpRequestException failure) =>
#if NETSTANDARD
        failure.InnerException is WebException
        {
            Status: WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure
        };
#else
        failure.HttpRequestError == HttpRequestError.NameResolutionError;
#endif

    private static bool IsTlsFailure(HttpRequestException failure) =>
#if NETSTANDARD
        failure.InnerException is WebException
        {
            Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure
        };
#else
        failure.HttpRequestError == HttpRequestError.SecureConnectionError;
#endif

    private static IEnumerable<Exception> Chain(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            yield return failure;
    }
}
