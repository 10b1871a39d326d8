using System.Net;
using System.Security.Authentication;

namespace Ayrshare.Client;

/// <summary>
/// The versions of TLS that this client offers on .NET Framework. Windows PowerShell may be configured for TLS 1.0 only. That
/// setting applies to the whole process, so the client does not change it.
/// </summary>
internal static class HostTls
{
    // Both enumerations have the same bits, and later versions have higher ones. The bits below the eleventh are versions before
    // TLS 1.2.
    private const int FromTls12 = ~0x3FF;

    // The value of SecurityProtocolType.SystemDefault, which .NET Standard does not define.
    private const SecurityProtocolType SystemDefault = 0;

    public static SslProtocols Protocols => From(ServicePointManager.SecurityProtocol);

    /// <summary>
    /// The versions from TLS 1.2 on that the host allows, and always TLS 1.2 itself. If the host leaves the choice to Windows,
    /// so does the client.
    /// </summary>
    public static SslProtocols From(SecurityProtocolType host) =>
        host == SystemDefault ? SslProtocols.None : (SslProtocols)((int)host & FromTls12) | SslProtocols.Tls12;
}
