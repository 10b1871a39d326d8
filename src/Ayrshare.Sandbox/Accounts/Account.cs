using System;

namespace Ayrshare.Sandbox;

/// <summary>The Ayrshare account that the sandbox simulates: its secrets, its plan and its profiles.</summary>
internal sealed class Account : IDisposable
{
    private readonly Lazy<string> _privateKey;
    private readonly Lazy<string> _privateKeyText;
    private readonly Lazy<SigningKey> _signingKey;

    /// <exception cref="ArgumentException">The private key is not the PEM of an RSA private key.</exception>
    public Account(string? apiKey, string? domain, string? privateKey, TimeProvider clock)
    {
        ApiKey = apiKey ?? Secrets.NewKey();
        Domain = domain ?? Secrets.NewDomain();
        _privateKey = new Lazy<string>(() => privateKey ?? Secrets.NewPrivateKey());
        _privateKeyText = new Lazy<string>(() => Plain(_privateKey.Value));
        _signingKey = new Lazy<SigningKey>(() =>
            SigningKey.Read(_privateKey.Value)
            ?? throw new ArgumentException("The private key is not the PEM of an RSA private key.", nameof(privateKey)));
        if (privateKey is not null)
            _ = _signingKey.Value;
        Profiles = new ProfileStore(ApiKey, clock);
    }

    public string ApiKey { get; }

    public string Domain { get; }

    public string PrivateKey => _privateKey.Value;

    public SigningKey SigningKey => _signingKey.Value;

    public bool MaxPack { get; set; }

    /// <summary>Whether a social-linking domain is provisioned, which plans below Business do not have.</summary>
    public bool HasDomain { get; set; } = true;

    public bool HasSigningKey { get; set; } = true;

    public bool HasMessaging { get; set; } = true;

    /// <summary>The User Profiles that the plan allows; unlimited when <see langword="null"/>.</summary>
    public int? ProfileLimit { get; set; }

    public SandboxTokenForm TokenForm { get; set; }

    public bool Suspended
    {
        get => Profiles.Primary.Suspended;
        set => Profiles.Change(Profiles.Primary, profile => profile.Suspended = value, bySystem: true);
    }

    public ProfileStore Profiles { get; }

    /// <summary>
    /// Whether the text is the account's private key file, with any line endings. The texts are compared because parsing
    /// a key checks its primes, which takes as long as dozens of requests.
    /// </summary>
    public bool IsPrivateKeyFile(string pem) => Plain(pem) == _privateKeyText.Value;

    public void Dispose()
    {
        if (_signingKey.IsValueCreated)
            _signingKey.Value.Dispose();
    }

    private static string Plain(string pem) => pem.Replace("\r\n", "\n").Trim();
}
