namespace Ayrshare.Client;

/// <summary>Why a connection could not be established.</summary>
public enum ConnectionObstacle
{
    /// <summary>Something that can pass by itself, such as a network that is down.</summary>
    Unknown,

    /// <summary>Nothing listens on the port, or a firewall refuses it.</summary>
    Refused,

    /// <summary>The name of the host cannot be resolved.</summary>
    UnknownHost,

    /// <summary>There is no encrypted connection, for example because the certificate is not trusted.</summary>
    Tls,

    /// <summary>A proxy refused the user name and password, or needs them.</summary>
    ProxyAuthentication,
}
