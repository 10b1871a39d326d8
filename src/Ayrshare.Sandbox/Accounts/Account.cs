using System;
using Ayrshare.Sandbox.Links;

namespace Ayrshare.Sandbox.Accounts;

/// <summary>The Ayrshare account that the sandbox plays: its secrets, its plan, and all that belongs to it.</summary>
internal sealed class Account : IDisposable
{
    private const int NewestMails = 10_000;

    private readonly Lazy<string> _privateKey;
    private readonly Lazy<string> _privateKeyText;
    private readonly Lazy<SigningKey> _signingKey;

    /// <exception cref="ArgumentException">The private key of the options is no PEM of an RSA private key.</exception>
    public Account(SandboxOptions options, TimeProvider clock)
    {
        ApiKey = options.ApiKey ?? Secrets.NewKey();
        Domain = options.Domain ?? Secrets.NewDomain();
        MaxPack = options.MaxPack;
        TokenForm = options.TokenForm;
        _privateKey = new Lazy<string>(() => options.PrivateKey ?? Secrets.NewPrivateKey());
        _privateKeyText = new Lazy<string>(() => Plain(_privateKey.Value));
        _signingKey = new Lazy<SigningKey>(() =>
            SigningKey.Read(_privateKey.Value)
            ?? throw new ArgumentException("The private key is not the PEM of an RSA private key.", nameof(options)));
        if (options.PrivateKey is not null)
            _ = _signingKey.Value;
        Profiles = new ProfileStore(ApiKey, clock);
        Links = new LinkStore(clock);
    }

    public string ApiKey { get; }

    public string Domain { get; }

    public string PrivateKey => _privateKey.Value;

    public SigningKey SigningKey => _signingKey.Value;

    public bool MaxPack { get; set; }

    public SandboxTokenForm TokenForm { get; set; }

    public bool Suspended
    {
        get => Profiles.Primary.Suspended;
        set => Profiles.Primary.Suspended = value;
    }

    public ProfileStore Profiles { get; }

    public LinkStore Links { get; }

    public Outbox Outbox { get; } = new(NewestMails);

    /// <summary>
    /// Whether the text is the account's private key file, whatever its line ends. Tells without reading the key, which
    /// tests its primes and takes as long as dozens of calls.
    /// </summary>
    public bool IsPrivateKeyFile(string pem) => Plain(pem) == _privateKeyText.Value;

    public void Dispose()
    {
        if (_signingKey.IsValueCreated)
            _signingKey.Value.Dispose();
    }

    private static string Plain(string pem) => pem.Replace("\r\n", "\n").Trim();
}
