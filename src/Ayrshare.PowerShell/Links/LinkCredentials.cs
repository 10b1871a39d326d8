using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>What links are made with and is the same for every row.</summary>
internal sealed record LinkCredentials(Secret? PrivateKey, XCredentials? X)
{
    /// <summary>The parameters' credentials, else the connection's.</summary>
    /// <exception cref="AyrshareCommandException">The private key cannot be used, or one X key is missing: every row
    /// would fail alike.</exception>
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

    /// <summary>The X app's credentials of the parameters, else of the connection; null without any.</summary>
    /// <exception cref="AyrshareCommandException">One of the two is missing: every row would fail alike.</exception>
    public static XCredentials? XOf(AyrshareConnection connection, SecureString? xApiKey, SecureString? xApiSecret)
    {
        // A pair of one app: a key that is given does not go with the connection's secret.
        var (xKey, xSecret) = (SecretText.Of(xApiKey), SecretText.Of(xApiSecret));
        if (xKey is null && xSecret is null)
            (xKey, xSecret) = (connection.XApiKey, connection.XApiSecret);
        if (xKey is null != xSecret is null)
        {
            throw new AyrshareCommandException(
                Errors.XKeysUnpaired,
                $"The X {(xKey is null ? "API key" : "API secret")} is missing: the two go together.",
                "Give both -XApiKey and -XApiSecret, or neither.");
        }

        return xKey is null ? null : new XCredentials(xKey, xSecret!);
    }
}
