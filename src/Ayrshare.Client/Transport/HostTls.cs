using System.Net;
using System.Security.Authentication;

namespace Ayrshare.Client;

/// <summary>
/// The versions of TLS that this client offers on .NET Framework. Windows PowerShell can still be set to TLS 1.0 alone;
/// the setting is the process's and stays as it is.
/// </summary>
internal static class HostTls
{
    // Each version has its own bits, later ones higher, the same in both enumerations; TLS 1.2 begins at the eleventh.
    private const int FromTls12 = ~0x3FF;

    // SecurityProtocolType.SystemDefault, which .NET Standard does not name.
    private const SecurityProtocolType SystemDefault = 0;

    public static SslProtocols Protocols => From(ServicePointManager.SecurityProtocol);

    /// <summary>
    /// What the host chose of TLS 1.2 and later, and TLS 1.2 in any case; nothing of its own where the host leaves the
    /// choice to Windows.
    /// </summary>
    public static SslProtocols From(SecurityProtocolType host) =>
        host == SystemDefault ? SslProtocols.None : (SslProtocols)((int)host & FromTls12) | SslProtocols.Tls12;
}
