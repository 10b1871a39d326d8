using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Makes this session's connection to an Ayrshare account.</summary>
/// <remarks>
/// <para>Holds what the other commands need: the API key and, for accounts that use them, the domain, the private
/// key and the keys of an X developer app. Each value comes from its parameter; else from a SecretManagement vault,
/// if -Vault or the name of a secret is given; else from the environment. Get-AyrshareConnection shows which of
/// these each came from.</para>
/// <para>The vault is asked for secrets named Ayrshare-ApiKey, Ayrshare-Domain, Ayrshare-PrivateKey,
/// Ayrshare-XApiKey and Ayrshare-XApiSecret, unless other names are given. A secret whose name you give must be
/// there; one of a default name that is missing is looked for in the environment.</para>
/// <para>The environment variables are AYRSHARE_API_KEY, AYRSHARE_DOMAIN, AYRSHARE_PRIVATE_KEY or
/// AYRSHARE_PRIVATE_KEY_PATH, AYRSHARE_X_API_KEY, AYRSHARE_X_API_SECRET and AYRSHARE_BASE_URI. Where they are set,
/// a runbook needs no Connect-Ayrshare at all: every command reads them by itself.</para>
/// <para>Nothing is sent: Test-AyrshareConnection tells whether Ayrshare takes the credentials. They are kept in
/// memory, for this runspace only, until Disconnect-Ayrshare or the end of the session; they are never written to
/// disk, and no output shows them.</para>
/// </remarks>
/// <example>
/// <title>At a prompt</title>
/// <code>
/// $key = Read-Host 'API key' -AsSecureString
/// Connect-Ayrshare $key -Domain id-c9o06 -PrivateKeyPath ./private.key
/// </code>
/// <para>The key is typed without being shown, and the private key is read from the file that Ayrshare gave at
/// onboarding. New accounts can leave the domain and the private key out.</para>
/// </example>
/// <example>
/// <title>With the secrets kept in a vault</title>
/// <code>
/// $key = Read-Host 'API key' -AsSecureString
/// $pem = Get-Content ./private.key -Raw
/// Set-Secret -Vault Company -Name Ayrshare-ApiKey -Secret $key
/// Set-Secret -Vault Company -Name Ayrshare-Domain -Secret id-c9o06
/// Set-Secret -Vault Company -Name Ayrshare-PrivateKey -Secret $pem
/// Connect-Ayrshare -Vault Company
/// Test-AyrshareConnection
/// </code>
/// <para>All but the last two lines are needed once. -Raw keeps the line breaks of the private key, which it
/// needs.</para>
/// </example>
/// <example>
/// <title>In a runbook</title>
/// <code>
/// $env:AYRSHARE_DOMAIN = 'id-c9o06'
/// $env:AYRSHARE_PRIVATE_KEY_PATH = "$PWD/private.key"
/// Connect-Ayrshare -TimeoutSec 30
/// Get-AyrshareConnection
/// </code>
/// <para>The API key comes from AYRSHARE_API_KEY, which the scheduler sets. Connect-Ayrshare is called here only
/// for the shorter time-out.</para>
/// </example>
/// <example>
/// <title>Two accounts side by side</title>
/// <code>
/// $a = Connect-Ayrshare -Vault Company -PassThru
/// $b = Connect-Ayrshare -Vault Company -ApiKeySecret Brand-ApiKey -PassThru
/// Get-AyrshareProfile -Connection $a
/// Get-AyrshareProfile -Connection $b
/// </code>
/// <para>Each command takes the connection that it is given. Without -Connection it would take the one made
/// last.</para>
/// </example>
/// <example>
/// <title>Link X with your own developer app</title>
/// <code>
/// $key = Get-Secret X-ApiKey -Vault Company
/// $secret = Get-Secret X-ApiSecret -Vault Company
/// Connect-Ayrshare -Vault Company -XApiKey $key -XApiSecret $secret
/// </code>
/// <para>Links made from now on carry the app's two keys, and clients see its name when X asks for their
/// consent.</para>
/// </example>
/// <output type="Ayrshare.PowerShell.AyrshareConnection">With -PassThru only.</output>
/// <notes>
/// <para>A connection made here takes precedence over the environment, and -Connection over both.</para>
/// </notes>
/// <errors>ApiKeyMissing, ApiKeyMalformed, PrivateKeyTwice, PrivateKeyUnreadable, XKeysUnpaired, XKeysMalformed,
/// InvalidBaseUri, InsecureBaseUri, VaultNotFound, SecretNotFound</errors>
/// <seealso href="https://www.ayrshare.com/docs/apis/profiles/generate-jwt">Generate a JWT, in Ayrshare's documentation</seealso>
/// <seealso cref="DisconnectAyrshareCommand"/>
/// <seealso cref="GetAyrshareConnectionCommand"/>
/// <seealso cref="TestAyrshareConnectionCommand"/>
/// <seealso cref="StartAyrshareSandboxCommand"/>
/// <seealso cref="NewAyrshareJwtCommand"/>
/// <seealso cref="InvokeAyrshareApiCommand"/>
/// <topic>about_Ayrshare_Secrets</topic>
[Cmdlet(VerbsCommunications.Connect, "Ayrshare", DefaultParameterSetName = Direct, HelpUri = HelpPages.Folder + "Connect-Ayrshare.md")]
[OutputType(typeof(AyrshareConnection))]
public sealed class ConnectAyrshareCommand : AyrshareCommand
{
    private const string Direct = "Direct";
    private const string FromVault = "Vault";

    private string? _vault;

    /// <summary>The account's API key, which Ayrshare's dashboard shows under API Key. A secret: a SecureString, or
    /// a string where it comes from a variable anyway. Else read from the vault, or from
    /// AYRSHARE_API_KEY.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    public SecureString? ApiKey { get; set; }

    /// <summary>The domain that Ayrshare gave at onboarding, exactly as given, such as id-c9o06. Else read from the
    /// vault, or from AYRSHARE_DOMAIN. Accounts that were never given one leave it out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Domain { get; set; }

    /// <summary>The text of the account's private.key file with every line break, or that file encoded in base64;
    /// which of the two is found out. A secret: SecureString or string. Else read from the vault, or from
    /// AYRSHARE_PRIVATE_KEY.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    public SecureString? PrivateKey { get; set; }

    /// <summary>The path of the account's private.key file, in place of -PrivateKey. Else AYRSHARE_PRIVATE_KEY_PATH
    /// names it.</summary>
    [Parameter]
    public string? PrivateKeyPath { get; set; }

    /// <summary>The API key (consumer key) of your own X developer app. A secret: SecureString or string. It goes
    /// together with -XApiSecret: both or neither. Else read from the vault, or from AYRSHARE_X_API_KEY.</summary>
    [Parameter]
    [Alias("TwitterApiKey")]
    [SecretArgument]
    public SecureString? XApiKey { get; set; }

    /// <summary>The API secret (consumer secret) of your own X developer app. A secret: SecureString or string. It
    /// goes together with -XApiKey. Else read from the vault, or from AYRSHARE_X_API_SECRET.</summary>
    [Parameter]
    [Alias("TwitterApiSecret")]
    [SecretArgument]
    public SecureString? XApiSecret { get; set; }

    /// <summary>The SecretManagement vault to read from what is not given as a parameter; an empty string means the
    /// default vault. The other commands then look for profile keys in it too.</summary>
    [Parameter(ParameterSetName = FromVault)]
    [AllowEmptyString]
    [AllowNull]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? Vault { get; set; }

    /// <summary>The name of the secret with the API key; Ayrshare-ApiKey unless given.</summary>
    [Parameter(ParameterSetName = FromVault)]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? ApiKeySecret { get; set; }

    /// <summary>The name of the secret with the domain; Ayrshare-Domain unless given.</summary>
    [Parameter(ParameterSetName = FromVault)]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? DomainSecret { get; set; }

    /// <summary>The name of the secret with the private key; Ayrshare-PrivateKey unless given.</summary>
    [Parameter(ParameterSetName = FromVault)]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? PrivateKeySecret { get; set; }

    /// <summary>The name of the secret with the X API key; Ayrshare-XApiKey unless given.</summary>
    [Parameter(ParameterSetName = FromVault)]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? XApiKeySecret { get; set; }

    /// <summary>The name of the secret with the X API secret; Ayrshare-XApiSecret unless given.</summary>
    [Parameter(ParameterSetName = FromVault)]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? XApiSecretSecret { get; set; }

    /// <summary>The address of the API: https, or plain http to this machine only, as a sandbox has it. Else
    /// AYRSHARE_BASE_URI, else https://api.ayrshare.com/api.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BaseUrl")]
    [ArgumentCompleter(typeof(BaseUriCompleter))]
    public string? BaseUri { get; set; }

    /// <summary>How long one attempt of a call may take, in seconds, 1 to 3600; 100 unless given.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = ConnectionSettings.DefaultTimeoutSec;

    /// <summary>Puts the connection out as well, for -Connection of other commands.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private SecretVault Secrets => new(InvokeCommand);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var connection = OrEnd(() => new AyrshareConnection(Settings(), TimeProvider.System));
        if (connection.XIsUnpaired)
        {
            End(new AyrshareCommandException(
                Errors.XKeysUnpaired,
                "Only one of the X API key and the X API secret was given: the two go together.",
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
                Errors.PrivateKeyTwice, "-PrivateKey and -PrivateKeyPath were both given.", "Give one of them.");
        }

        // An empty variable must not lead to another account, which the environment may name.
        if (SecretText.Of(ApiKey) is null && MyInvocation.BoundParameters.ContainsKey(nameof(ApiKey)))
        {
            throw new AyrshareCommandException(
                Errors.ApiKeyMissing, "-ApiKey was given, but it is empty.",
                "Check where its value comes from, or leave -ApiKey out.");
        }

        if (ParameterSetName == FromVault)
            _vault = Secrets.Require(string.IsNullOrWhiteSpace(Vault) ? null : Vault!.Trim());
        var apiKey = Credential(ApiKey, ApiKeySecret, SecretName.ApiKey, EnvironmentSettings.ApiKey)
            ?? throw NoApiKey();
        var xApiKey = Credential(XApiKey, XApiKeySecret, SecretName.XApiKey, EnvironmentSettings.XApiKey);
        var xApiSecret = Credential(XApiSecret, XApiSecretSecret, SecretName.XApiSecret, EnvironmentSettings.XApiSecret);
        if (IsBroken(apiKey))
        {
            throw new AyrshareCommandException(
                Errors.ApiKeyMalformed, $"The API key ({apiKey.Source}) has white space inside.",
                "Copy it again from Ayrshare's dashboard, in one piece.");
        }

        if (IsBroken(xApiKey) || IsBroken(xApiSecret))
        {
            throw new AyrshareCommandException(
                Errors.XKeysMalformed, $"The X API {(IsBroken(xApiKey) ? "key" : "secret")} has white space inside.",
                "Copy it again from X's developer portal, in one piece.");
        }

        return new ConnectionSettings(
            apiKey,
            string.IsNullOrWhiteSpace(BaseUri)
                ? EnvironmentSettings.BaseUriOrDefault()
                : new(ApiAddress.Of(BaseUri!, nameof(BaseUri)), "parameter"),
            DomainSetting(),
            PrivateKeySetting(),
            xApiKey,
            xApiSecret,
            _vault,
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
            return PrivateKeyFile.Read(PrivateKeyPath!, SessionState.Path);
        return FromVaultOrNull(PrivateKeySecret, SecretName.PrivateKey) ?? EnvironmentSettings.PrivateKeyOrFile(SessionState.Path);
    }

    private Sourced<Secret>? Credential(SecureString? given, string? secretName, string defaultName, string variable) =>
        SecretText.Of(given) is { } value
            ? new(value, "parameter")
            : FromVaultOrNull(secretName, defaultName) ?? EnvironmentSettings.Credential(variable);

    private static bool IsBroken(Sourced<Secret>? credential) => credential is not null && credential.Value.Reveal().Any(char.IsWhiteSpace);

    // A secret that was named must be there; one of a default name may be missing.
    private Sourced<Secret>? FromVaultOrNull(string? secretName, string defaultName)
    {
        if (_vault is null)
            return null;
        var name = string.IsNullOrWhiteSpace(secretName) ? defaultName : secretName!.Trim();
        var secret = string.IsNullOrWhiteSpace(secretName) ? Secrets.Find(name, _vault) : Secrets.Get(name, _vault);
        return secret is null ? null : new(secret, $"{SecretVault.Describe(_vault)}, secret {name}");
    }

    private AyrshareCommandException NoApiKey() => _vault is not null
        ? new AyrshareCommandException(
            Errors.SecretNotFound,
            $"There is no secret \"{SecretName.ApiKey}\" in {SecretVault.Describe(_vault)}.",
            $"Store the API key there: Set-Secret -Name {SecretName.ApiKey} -Secret KEY. Or name its secret with -ApiKeySecret.")
        : new AyrshareCommandException(
            Errors.ApiKeyMissing,
            $"There is no API key: -ApiKey and -Vault were not given, and {EnvironmentSettings.ApiKey} is not set.",
            $"Give -ApiKey, or -Vault to read it from SecretManagement, or set {EnvironmentSettings.ApiKey}.");
}
