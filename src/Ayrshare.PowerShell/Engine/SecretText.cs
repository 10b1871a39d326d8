using System.Net;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Converts between PowerShell's SecureString and the API client's secrets.</summary>
internal static class SecretText
{
    /// <summary>The secret in a SecureString, or null if it is null or blank.</summary>
    public static Secret? Of(SecureString? secure) => Of(secure is null ? null : new NetworkCredential("", secure).Password);

    /// <summary>The secret in a text, or null if it is null or blank.</summary>
    public static Secret? Of(string? text) => Secret.Of(text);

    /// <summary>A read-only SecureString that contains the text.</summary>
    public static SecureString Secure(string text)
    {
        var secure = new NetworkCredential("", text).SecurePassword;
        secure.MakeReadOnly();
        return secure;
    }

    /// <summary>A read-only SecureString that contains the secret.</summary>
    public static SecureString Secure(Secret secret) => Secure(secret.Reveal());
}
