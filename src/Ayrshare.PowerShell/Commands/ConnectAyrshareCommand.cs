using System;
using System.Management.Automation;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell.Commands;

/// <summary>Makes this session's connection to an Ayrshare account.</summary>
/// <remarks>Each value comes from its parameter, else from the vault if one is named, else from the environment.</remarks>
[Cmdlet(VerbsCommunications.Connect, "Ayrshare", DefaultParameterSetName = Direct)]
[OutputType(typeof(AyrshareConnection))]
public sealed class ConnectAyrshareCommand : AyrshareCommand
{
    private const string Direct = "Direct";
    private const string FromVault = "Vault";

    /// <summary>The account's API key, as SecureString or string. A secret.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    public SecureString? ApiKey { get; set; }

    /// <summary>The domain given at onboarding, exactly, such as id-c9o06.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Domain { get; set; }

    /// <summary>The account's private key, PEM or base64 of it, as SecureString or string. A secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    public SecureString? PrivateKey { get; set; }

    /// <summary>The private.key file.</summary>
    [Parameter]
    public string? PrivateKeyPath { get; set; }

    /// <summary>The API key (consumer key) of one's own X developer app; with -XApiSecret. A secret.</summary>
    [Parameter]
    [Alias("TwitterApiKey")]
    [SecretArgument]
    public SecureString? XApiKey { get; set; }

    /// <summary>The API secret (consumer secret) of one's own X developer app; with -XApiKey. A secret.</summary>
    [Parameter]
    [Alias("TwitterApiSecret")]
    [SecretArgument]
    public SecureString? XApiSecret { get; set; }

    /// <summary>The SecretManagement vault to read what is not given from; empty for the default vault.</summary>
    [Parameter(ParameterSetName = FromVault)]
    [AllowEmptyString]
    [AllowNull]
    public string? Vault { get; set; }

    /// <summary>The name of the secret with the API key; Ayrshare-ApiKey unless given.</summary>
    [Parameter(ParameterSetName = FromVault)]
    public string? ApiKeySecret { get; set; }

    /// <summary>The name of the secret with the domain; Ayrshare-Domain unless given.</summary>
    [Parameter(ParameterSetName = FromVault)]
    public string? DomainSecret { get; set; }

    /// <summary>The name of the secret with the private key; Ayrshare-PrivateKey unless given.</summary>
    [Parameter(ParameterSetName = FromVault)]
    public string? PrivateKeySecret { get; set; }

    /// <summary>The name of the secret with the X API key; Ayrshare-XApiKey unless given.</summary>
    [Parameter(ParameterSetName = FromVault)]
    public string? XApiKeySecret { get; set; }

    /// <summary>The name of the secret with the X API secret; Ayrshare-XApiSecret unless given.</summary>
    [Parameter(ParameterSetName = FromVault)]
    public string? XApiSecretSecret { get; set; }

    /// <summary>The API's address; https://api.ayrshare.com/api unless given. Plain http only to this machine.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BaseUrl")]
    public string? BaseUri { get; set; }

    /// <summary>How long one attempt of a call may take, in seconds, 1 to 3600; 100 unless given.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = ConnectionSettings.DefaultTimeoutSec;

    /// <summary>Puts the connection out, for -Connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private string? VaultName => string.IsNullOrWhiteSpace(Vault) ? null : Vault!.Trim();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var connection = OrEnd(() => new AyrshareConnection(Settings(), TimeProvider.System));
        if (connection.XIsUnpaired)
        {
            End(new AyrshareCommandException(
                "XKeysUnpaired", ErrorCategory.InvalidArgument, "Only one of the X API key and the X API secret was given: the two go together.",
                "Give both -XApiKey and -XApiSecret, or neither; look at the vault and the environment too."));
        }

        ConnectionStore.Set(connection);
        if (PassThru)
            WriteObject(connection);
    }

    private ConnectionSettings Settings()
    {
        if (PrivateKey is not null && PrivateKeyPath is not null)
        {
            throw new AyrshareCommandException(
                "PrivateKeyTwice", ErrorCategory.InvalidArgument, "-PrivateKey and -PrivateKeyPath were both given.", "Give one of them.");
        }

        if (ParameterSetName == FromVault)
            SecretVault.Require(VaultName);
        var apiKey = Credential(ApiKey, nameof(ApiKey), ApiKeySecret, SecretName.ApiKey, EnvironmentSettings.ApiKey)
            ?? throw NoApiKey();
        if (apiKey.Value.Reveal() is var text && text.AsSpan().IndexOfAny(" \r\n\t".AsSpan()) >= 0)
        {
            throw new AyrshareCommandException(
                "ApiKeyMalformed", ErrorCategory.InvalidData, $"The API key ({apiKey.Source}) has white space inside.", "Copy it again from Ayrshare's dashboard, in one piece.");
        }

        return new ConnectionSettings(
            apiKey,
            string.IsNullOrWhiteSpace(BaseUri) ? EnvironmentSettings.BaseUriOrDefault() : new(ApiAddress.Of(BaseUri!, nameof(BaseUri)), "parameter"),
            DomainSetting(),
            PrivateKeySetting(),
            Credential(XApiKey, nameof(XApiKey), XApiKeySecret, SecretName.XApiKey, EnvironmentSettings.XApiKey),
            Credential(XApiSecret, nameof(XApiSecret), XApiSecretSecret, SecretName.XApiSecret, EnvironmentSettings.XApiSecret),
            VaultName,
            TimeoutSec);
    }

    private Sourced<string>? DomainSetting()
    {
        if (!string.IsNullOrWhiteSpace(Domain))
            return new(Domain!.Trim(), "parameter");
        return FromVaultOrNull(DomainSecret, SecretName.Domain) is { } secret
            ? new(secret.Value.Reveal(), secret.Source)
            : EnvironmentSettings.Text(EnvironmentSettings.Domain);
    }

    private Sourced<Secret>? PrivateKeySetting()
    {
        if (SecretText.Of(PrivateKey) is { } key)
            return new(key, "parameter");
        if (!string.IsNullOrWhiteSpace(PrivateKeyPath))
        {
            var path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(PrivateKeyPath);
            return new(PrivateKeyFile.Read(path), $"file {path}");
        }

        return FromVaultOrNull(PrivateKeySecret, SecretName.PrivateKey) ?? EnvironmentSettings.PrivateKeyOrFile();
    }

    private Sourced<Secret>? Credential(SecureString? given, string parameter, string? secretName, string defaultName, string variable) =>
        SecretText.Of(given) is { } value
            ? new(value, "parameter")
            : FromVaultOrNull(secretName, defaultName) ?? EnvironmentSettings.Credential(variable);

    // A secret that was named must be there; one of a default name may be missing.
    private Sourced<Secret>? FromVaultOrNull(string? secretName, string defaultName)
    {
        if (ParameterSetName != FromVault)
            return null;
        var name = string.IsNullOrWhiteSpace(secretName) ? defaultName : secretName!.Trim();
        var secret = string.IsNullOrWhiteSpace(secretName) ? SecretVault.Find(name, VaultName) : SecretVault.Get(name, VaultName);
        return secret is null ? null : new(secret, $"{PowerShell.SecretVault.Describe(VaultName)}, secret {name}");
    }

    private AyrshareCommandException NoApiKey() => ParameterSetName == FromVault
        ? new AyrshareCommandException(
            "SecretNotFound", ErrorCategory.ObjectNotFound, $"There is no secret \"{SecretName.ApiKey}\" in {PowerShell.SecretVault.Describe(VaultName)}.",
            $"Store the API key there: Set-Secret -Name {SecretName.ApiKey} -Secret KEY. Or name its secret with -ApiKeySecret.")
        : new AyrshareCommandException(
            "ApiKeyMissing", ErrorCategory.InvalidArgument, $"There is no API key: -ApiKey and -Vault were not given, and {EnvironmentSettings.ApiKey} is not set.",
            $"Give -ApiKey, or -Vault to read it from SecretManagement, or set {EnvironmentSettings.ApiKey}.");
}
