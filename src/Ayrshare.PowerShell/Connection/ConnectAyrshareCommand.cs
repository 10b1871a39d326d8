using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Connects this session to an Ayrshare account.</summary>
/// <remarks>
/// <para>The connection holds what the other commands need: the API key and, for accounts that use them, the domain,
/// the private key and the keys of an X developer app. The command takes each value from its parameter. If the parameter
/// is not specified, the command reads the value from a SecretManagement vault (if -Vault or the name of a secret is
/// specified), and otherwise from the environment. Get-AyrshareConnection shows the source of each value.</para>
/// <para>The default names of the secrets are Ayrshare-ApiKey, Ayrshare-Domain, Ayrshare-PrivateKey, Ayrshare-XApiKey and
/// Ayrshare-XApiSecret. If you specify the name of a secret, the vault must contain it. If a secret with a default name is
/// missing, the command reads the value from the environment.</para>
/// <para>The environment variables are AYRSHARE_API_KEY, AYRSHARE_DOMAIN, AYRSHARE_PRIVATE_KEY or
/// AYRSHARE_PRIVATE_KEY_PATH, AYRSHARE_X_API_KEY, AYRSHARE_X_API_SECRET and AYRSHARE_BASE_URI. If they are set, a runbook
/// does not need Connect-Ayrshare: every command reads them.</para>
/// <para>With -Name, the connection is kept beside the connection without a name, and other commands use it with -Connection and
/// the name. In this way, one session can work with several accounts. Without -Name, the command makes the connection that commands
/// use without -Connection. If a session has only one connection, and it has a name, commands use that one.</para>
/// <para>This command sends no request. Test-AyrshareConnection shows whether Ayrshare accepts the credentials. The
/// credentials are kept in memory, for this runspace only, until Disconnect-Ayrshare or the end of the session. They are
/// never written to disk, and no output shows them.</para>
/// </remarks>
/// <example>
/// <title>Connect at a prompt</title>
/// <code>
/// $key = Read-Host 'API key' -AsSecureString
/// Connect-Ayrshare $key -Domain id-c9o06 -PrivateKeyPath ./private.key
/// </code>
/// <para>The prompt does not show the key. The private key is read from the file that Ayrshare provided at onboarding. For
/// new accounts, leave out the domain and the private key.</para>
/// </example>
/// <example>
/// <title>Store the secrets in a vault and connect</title>
/// <code>
/// $key = Read-Host 'API key' -AsSecureString
/// $pem = Get-Content ./private.key -Raw
/// Set-Secret -Vault Company -Name Ayrshare-ApiKey -Secret $key
/// Set-Secret -Vault Company -Name Ayrshare-Domain -Secret id-c9o06
/// Set-Secret -Vault Company -Name Ayrshare-PrivateKey -Secret $pem
/// Connect-Ayrshare -Vault Company
/// Test-AyrshareConnection
/// </code>
/// <para>Run all lines except the last two only once. -Raw keeps the line breaks, which the private key needs.</para>
/// </example>
/// <example>
/// <title>Connect in a runbook</title>
/// <code>
/// $env:AYRSHARE_DOMAIN = 'id-c9o06'
/// $env:AYRSHARE_PRIVATE_KEY_PATH = "$PWD/private.key"
/// Connect-Ayrshare -TimeoutSec 30
/// Get-AyrshareConnection
/// </code>
/// <para>The API key comes from AYRSHARE_API_KEY, which the scheduler sets. The runbook calls Connect-Ayrshare only for the
/// shorter time-out.</para>
/// </example>
/// <example>
/// <title>Use two accounts side by side</title>
/// <code>
/// Connect-Ayrshare -Name Bakeries -Vault Company
/// Connect-Ayrshare -Name Hotels -Vault Company -ApiKeySecret Brand-ApiKey
/// Get-AyrshareProfile -Connection Bakeries
/// Get-AyrshareProfile -Connection Hotels
/// Get-AyrshareConnection | Format-Table
/// </code>
/// <para>Each command uses the account that you name. Without -Connection, a command would end with the error
/// ConnectionAmbiguous: it does not choose between two accounts.</para>
/// </example>
/// <example>
/// <title>Link X with your own developer app</title>
/// <code>
/// $key = Get-Secret X-ApiKey -Vault Company
/// $secret = Get-Secret X-ApiSecret -Vault Company
/// Connect-Ayrshare -Vault Company -XApiKey $key -XApiSecret $secret
/// </code>
/// <para>New links contain the two keys of the app, and clients see the name of the app when X asks for their consent. The
/// keys are required to link X since 31 March 2026.</para>
/// </example>
/// <output type="Ayrshare.PowerShell.AyrshareConnection">The connection, if you use -PassThru.</output>
/// <notes>
/// <para>-Connection takes precedence over the connection without a name, and that one over the environment. If a session has
/// connections with names, no connection without a name, and either several accounts or an account in the environment, commands
/// without -Connection end with the error ConnectionAmbiguous. Connect-Ayrshare without -Name makes the choice.</para>
/// <para>In a pipeline, each command needs -Connection. A command without it that receives the output of a command with the
/// name of another account ends with the error ConnectionMismatch.</para>
/// <para>The names belong to one runspace. In ForEach-Object -Parallel and in thread jobs, use the connection itself, such as
/// -Connection $using:hotels.</para>
/// <para>If several accounts share a vault, give their clients different titles, or use a vault for each account: the name of the
/// secret with a profile key comes from the title.</para>
/// </notes>
/// <errors>ApiKeyMissing, ApiKeyMalformed, PrivateKeyTwice, PrivateKeyUnreadable, XKeysUnpaired, XKeysMalformed,
/// InvalidConnectionName, InvalidBaseUri, InsecureBaseUri, VaultNotFound, SecretNotFound</errors>
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
public sealed class ConnectAyrshareCommand : AyrshareCommand, IDisposable
{
    private const string Direct = "Direct";
    private const string FromVault = "Vault";

    private SecretVault? _secrets;
    private string? _vault;

    /// <summary>The API key of the account, which Ayrshare's dashboard shows under API Key. A secret: use a SecureString,
    /// or a string if the value is in a variable already. By default, the key comes from the vault or from
    /// AYRSHARE_API_KEY.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    public SecureString? ApiKey { get; set; }

    /// <summary>The name of the connection, such as Brand2, for -Connection of other commands. It has 1 to 100 characters, and
    /// its case is ignored. An existing connection with the name is replaced. Without -Name, the command makes the connection that
    /// commands use without -Connection.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public string? Name { get; set; }

    /// <summary>The domain that Ayrshare assigned at onboarding, exactly as it was assigned, such as id-c9o06. By default,
    /// it comes from the vault or from AYRSHARE_DOMAIN. If your account has no domain, leave it out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Domain { get; set; }

    /// <summary>The text of the account's private.key file with every line break, or the file encoded in base64. The command
    /// detects the format. A secret: SecureString or string. By default, the private key comes from the vault or from
    /// AYRSHARE_PRIVATE_KEY.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    public SecureString? PrivateKey { get; set; }

    /// <summary>The path of the account's private.key file, instead of -PrivateKey. By default, the path comes from
    /// AYRSHARE_PRIVATE_KEY_PATH.</summary>
    [Parameter]
    public string? PrivateKeyPath { get; set; }

    /// <summary>The API key (consumer key) of your own X developer app. A secret: SecureString or string.
    /// Specify it together with -XApiSecret. By default, it comes from the vault or from AYRSHARE_X_API_KEY.</summary>
    [Parameter]
    [Alias("TwitterApiKey")]
    [SecretArgument]
    public SecureString? XApiKey { get; set; }

    /// <summary>The API secret (consumer secret) of your own X developer app. A secret: SecureString or
    /// string. Specify it together with -XApiKey. By default, it comes from the vault or from AYRSHARE_X_API_SECRET.</summary>
    [Parameter]
    [Alias("TwitterApiSecret")]
    [SecretArgument]
    public SecureString? XApiSecret { get; set; }

    /// <summary>The SecretManagement vault that contains the values that are not specified as parameters. An empty string
    /// means the default vault. The other commands also look for profile keys in this vault.</summary>
    [Parameter(ParameterSetName = FromVault)]
    [AllowEmptyString]
    [AllowNull]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? Vault { get; set; }

    /// <summary>The name of the secret with the API key. The default is Ayrshare-ApiKey.</summary>
    [Parameter(ParameterSetName = FromVault)]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? ApiKeySecret { get; set; }

    /// <summary>The name of the secret with the domain. The default is Ayrshare-Domain.</summary>
    [Parameter(ParameterSetName = FromVault)]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? DomainSecret { get; set; }

    /// <summary>The name of the secret with the private key. The default is Ayrshare-PrivateKey.</summary>
    [Parameter(ParameterSetName = FromVault)]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? PrivateKeySecret { get; set; }

    /// <summary>The name of the secret with the X API key. The default is Ayrshare-XApiKey.</summary>
    [Parameter(ParameterSetName = FromVault)]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? XApiKeySecret { get; set; }

    /// <summary>The name of the secret with the X API secret. The default is Ayrshare-XApiSecret.</summary>
    [Parameter(ParameterSetName = FromVault)]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? XApiSecretSecret { get; set; }

    /// <summary>The address of the API. It must use https, except for a sandbox on this machine, which uses http. The
    /// default is AYRSHARE_BASE_URI or, if that is not set, https://api.ayrshare.com/api.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BaseUrl")]
    [ArgumentCompleter(typeof(BaseUriCompleter))]
    public string? BaseUri { get; set; }

    /// <summary>How long one attempt of a request can take, in seconds, from 1 to 3600. The default is 100. You can write
    /// 30, 30s, 5m, 1h or a TimeSpan.</summary>
    [Parameter]
    [DurationIn(DurationUnit.Seconds)]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = ConnectionSettings.DefaultTimeoutSec;

    /// <summary>Returns the connection, for -Connection of other commands.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private SecretVault Secrets => _secrets ??= new(InvokeCommand);

    /// <inheritdoc/>
    public void Dispose() => _secrets?.Dispose();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var connection = OrEnd(Create);
        if (connection.XIsUnpaired)
        {
            End(new AyrshareCommandException(
                Errors.XKeysUnpaired,
                "Only one of the X API key and the X API secret was specified. X needs both.",
                "Specify both -XApiKey and -XApiSecret, or neither. Check the vault and the environment too."));
        }

        ConnectionStore.Here.Set(connection);
        if (PassThru)
            WriteObject(connection);
    }

    private AyrshareConnection Create()
    {
        var settings = Settings();
        var name = MyInvocation.BoundParameters.ContainsKey(nameof(Name))
            ? ConnectionName.Of(Name ?? "", settings.ApiKey.Value, settings.XApiKey?.Value, settings.XApiSecret?.Value)
            : null;
        return new AyrshareConnection(settings, TimeProvider.System, name);
    }

    private ConnectionSettings Settings()
    {
        if (PrivateKey is not null && PrivateKeyPath is not null)
        {
            throw new AyrshareCommandException(
                Errors.PrivateKeyTwice, "-PrivateKey and -PrivateKeyPath were both specified.", "Specify only one of them.");
        }

        // An empty variable must not select another account, which the environment may specify.
        if (SecretText.Of(ApiKey) is null && MyInvocation.BoundParameters.ContainsKey(nameof(ApiKey)))
        {
            throw new AyrshareCommandException(
                Errors.ApiKeyMissing, "-ApiKey was specified, but it is empty.",
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
                Errors.ApiKeyMalformed, $"The API key ({apiKey.Source}) contains white space.",
                "Copy the whole key again from Ayrshare's dashboard.");
        }

        if (IsBroken(xApiKey) || IsBroken(xApiSecret))
        {
            throw new AyrshareCommandException(
                Errors.XKeysMalformed, $"The X API {(IsBroken(xApiKey) ? "key" : "secret")} contains white space.",
                "Copy the whole value again from X's developer portal.");
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
        if (CleanText.OrNull(Domain) is { } domain)
            return new(domain, "parameter");
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

    // A secret whose name was specified must exist. A secret with a default name is optional.
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
            $"Store the API key there: Set-Secret -Name {SecretName.ApiKey} -Secret KEY. Or specify the name of its secret with "
            + "-ApiKeySecret.")
        : new AyrshareCommandException(
            Errors.ApiKeyMissing,
            $"There is no API key: -ApiKey and -Vault were not specified, and {EnvironmentSettings.ApiKey} is not set.",
            $"Specify -ApiKey, or -Vault to read it from SecretManagement, or set {EnvironmentSettings.ApiKey}.");
}
