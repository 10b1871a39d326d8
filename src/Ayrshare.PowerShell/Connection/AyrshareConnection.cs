using System;
using System.Security.Cryptography;
using System.Text;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// A connection to an Ayrshare account. It shows the source of each credential, but never the credential.
/// </summary>
public sealed class AyrshareConnection
{
    private readonly Sourced<Secret>? _privateKey;
    private readonly Sourced<Secret>? _xApiKey;
    private readonly Sourced<Secret>? _xApiSecret;
    private readonly Lazy<PrivateKeyCheck?> _privateKeyCheck;
    private readonly Lazy<string> _account;
    private OutputOrigin? _origin;

    internal AyrshareConnection(ConnectionSettings settings, TimeProvider clock, string? name = null)
    {
        Name = name;
        BaseUri = settings.BaseUri.Value;
        BaseUriSource = settings.BaseUri.Source;
        Domain = settings.Domain?.Value;
        DomainSource = settings.Domain?.Source;
        ApiKeySource = settings.ApiKey.Source;
        Vault = settings.Vault;
        TimeoutSec = settings.TimeoutSec;
        _privateKey = settings.PrivateKey;
        _xApiKey = settings.XApiKey;
        _xApiSecret = settings.XApiSecret;
        _privateKeyCheck = new(() => _privateKey is null ? null : PrivateKeyCheck.Inspect(_privateKey.Value));
        Client = new AyrshareClient(new AyrshareClientOptions
        {
            ApiKey = settings.ApiKey.Value,
            BaseAddress = BaseUri,
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            Clock = clock,
        });
        _account = new(() => AccountOf(BaseUri, settings.ApiKey.Value));
    }

    /// <summary>The name from Connect-Ayrshare -Name, or null.</summary>
    public string? Name { get; }

    /// <summary>The API's address.</summary>
    public Uri BaseUri { get; }

    /// <summary>Where the address came from.</summary>
    public string BaseUriSource { get; }

    /// <summary>The domain that Ayrshare assigned at onboarding, such as <c>id-c9o06</c>, if there is one.</summary>
    public string? Domain { get; }

    /// <summary>Where the domain came from.</summary>
    public string? DomainSource { get; }

    /// <summary>Where the API key came from.</summary>
    public string ApiKeySource { get; }

    /// <summary>Where the private key came from, or null without one.</summary>
    public string? PrivateKeySource => _privateKey?.Source;

    /// <summary>Where the X API key came from, or null without one.</summary>
    public string? XApiKeySource => _xApiKey?.Source;

    /// <summary>Where the X API secret came from, or null without one.</summary>
    public string? XApiSecretSource => _xApiSecret?.Source;

    /// <summary>The vault for secrets and profile keys, or null for the default vault.</summary>
    public string? Vault { get; }

    /// <summary>How long one attempt of a request can take, in seconds.</summary>
    public int TimeoutSec { get; }

    internal AyrshareClient Client { get; }

    /// <summary>What tells the account from others in this process. It does not contain the API key.</summary>
    internal string Account => _account.Value;

    /// <summary>What is remembered of the outputs that come over this connection.</summary>
    internal OutputOrigin Origin => _origin ??= new(Account, Name);

    /// <summary>The titles of the profiles that commands have created or shown over this connection.</summary>
    internal SeenNames Titles { get; } = new();

    /// <summary>The ids of the link sessions that commands have issued over this connection.</summary>
    internal SeenNames SessionIds { get; } = new();

    /// <summary>The result of the check of the private key, or null without a private key.</summary>
    internal PrivateKeyCheck? PrivateKey => _privateKeyCheck.Value;

    /// <summary>Whether only one of the two X credentials is present.</summary>
    internal bool XIsUnpaired => _xApiKey is null != _xApiSecret is null;

    internal Secret? XApiKey => _xApiKey?.Value;

    internal Secret? XApiSecret => _xApiSecret?.Value;

    private static string AccountOf(Uri baseUri, Secret apiKey)
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes($"{baseUri}\n{apiKey.Reveal()}")));
    }

    /// <inheritdoc/>
    public override string ToString() => Name ?? BaseUri.AbsoluteUri;
}
