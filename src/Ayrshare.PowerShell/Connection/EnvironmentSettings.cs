using System;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The environment variables for a connection.</summary>
internal static class EnvironmentSettings
{
    public const string ApiKey = "AYRSHARE_API_KEY";
    public const string Domain = "AYRSHARE_DOMAIN";
    public const string PrivateKey = "AYRSHARE_PRIVATE_KEY";
    public const string PrivateKeyPath = "AYRSHARE_PRIVATE_KEY_PATH";
    public const string BaseUri = "AYRSHARE_BASE_URI";
    public const string XApiKey = "AYRSHARE_X_API_KEY";
    public const string XApiSecret = "AYRSHARE_X_API_SECRET";
    public const string WebhookSecret = "AYRSHARE_WEBHOOK_SECRET";

    /// <summary>Whether the environment has an account that commands use without Connect-Ayrshare.</summary>
    public static bool HasAccount => Text(ApiKey) is not null;

    /// <summary>The text of a variable, with its name as the source, or null if it is unset or blank.</summary>
    public static Sourced<string>? Text(string variable) =>
        CleanText.OrNull(Environment.GetEnvironmentVariable(variable)) is { } text ? new(text, $"environment {variable}") : null;

    /// <summary>A variable's credential, or null if it is unset or blank.</summary>
    public static Sourced<Secret>? Credential(string variable) =>
        Text(variable) is { } text ? new(new Secret(text.Value), text.Source) : null;

    /// <summary>The private key, from its variable or from the file that the other variable names.</summary>
    /// <param name="paths">The session's paths.</param>
    public static Sourced<Secret>? PrivateKeyOrFile(PathIntrinsics paths) =>
        Credential(PrivateKey)
        ?? (Text(PrivateKeyPath) is { } path && PrivateKeyFile.Read(path.Value, paths) is var key
            ? key with { Source = $"{path.Source}, {key.Source}" }
            : null);

    /// <summary>The address of the API, or the public address.</summary>
    public static Sourced<Uri> BaseUriOrDefault() =>
        Text(BaseUri) is { } text
            ? new(ApiAddress.Of(text.Value, BaseUri), text.Source)
            : new(AyrshareClientOptions.DefaultBaseAddress, "default");

    /// <summary>All settings, or null if there is no API key among the variables.</summary>
    /// <param name="paths">The session's paths.</param>
    /// <exception cref="AyrshareCommandException">A variable's value cannot be used.</exception>
    public static ConnectionSettings? Read(PathIntrinsics paths) =>
        Credential(ApiKey) is { } apiKey
            ? new ConnectionSettings(
                apiKey,
                BaseUriOrDefault(),
                Text(Domain),
                PrivateKeyOrFile(paths),
                Credential(XApiKey),
                Credential(XApiSecret),
                Vault: null,
                ConnectionSettings.DefaultTimeoutSec)
            : null;
}
