using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The credentials for issuing links, which are the same for every row.</summary>
internal sealed record LinkCredentials(Secret? PrivateKey, XCredentials? X)
{
    /// <summary>Returns the credentials of the parameters, or else those of the connection.</summary>
    /// <exception cref="AyrshareCommandException">The private key cannot be used, or one X key is missing. Every row
    /// would fail for the same reason.</exception>
    public static LinkCredentials Of(AyrshareConnection connection, SecureString? privateKey = null, SecureString? xApiKey = null,
        SecureString? xApiSecret = null)
    {
        var check = SecretText.Of(privateKey) is { } key ? PrivateKeyCheck.Inspect(key) : connection.PrivateKey;
        if (check is { State: not PrivateKeyState.WellFormed })
        {
            throw new AyrshareCommandException(
                Errors.PrivateKeyUnusable, $"PrivateKey: this is {check.Found}.", PrivateKeyAdvice.For(check.State));
        }

        return new LinkCredentials(check?.Pem, XOf(connection, xApiKey, xApiSecret));
    }

    /// <summary>Returns the X app's credentials of the parameters, or else of the connection; null if there are
    /// none.</summary>
    /// <exception cref="AyrshareCommandException">One of the two is missing. Every row would fail for the same
    /// reason.</exception>
    public static XCredentials? XOf(AyrshareConnection connection, SecureString? xApiKey, SecureString? xApiSecret)
    {
        // The two belong to one app, so a key from a parameter is not combined with the connection's secret.
        var (xKey, xSecret) = (SecretText.Of(xApiKey), SecretText.Of(xApiSecret));
        if (xKey is null && xSecret is null)
            (xKey, xSecret) = (connection.XApiKey, connection.XApiSecret);
        if (xKey is null != xSecret is null)
        {
            throw new AyrshareCommandException(
                Errors.XKeysUnpaired,
                $"The X {(xKey is null ? "API key" : "API secret")} is missing. The API key and the API secret are required together.",
                "Use both -XApiKey and -XApiSecret, or neither.");
        }

        return xKey is null ? null : new XCredentials(xKey, xSecret!);
    }
}
