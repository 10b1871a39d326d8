namespace Ayrshare.Client.Tests;

/// <summary>How an account counts the requests of five minutes, which Ayrshare does not document.</summary>
internal enum AccountWindow
{
    /// <summary>Each request counts until it is five minutes old.</summary>
    Sliding,

    /// <summary>The count begins anew every five minutes.</summary>
    Fixed,
}
