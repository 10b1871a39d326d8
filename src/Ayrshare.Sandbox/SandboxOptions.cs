using System;

namespace Ayrshare.Sandbox;

/// <summary>The options of a sandbox. Secrets that are left out are generated.</summary>
public sealed class SandboxOptions
{
    /// <summary>The TCP port on 127.0.0.1; 0 selects a free one.</summary>
    public int Port { get; set; }

    /// <summary>The account's API Key.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The account's domain, such as <c>id-c9o06</c>.</summary>
    public string? Domain { get; set; }

    /// <summary>The account's RSA private key as PEM; a new one of 2048 bits (PKCS#1) when absent.</summary>
    public string? PrivateKey { get; set; }

    /// <summary>Whether the account has the Max Pack, which <c>expiresIn</c>, <c>email</c> and mode <c>connect</c> need.</summary>
    public bool MaxPack { get; set; } = true;

    /// <summary>Whether the account has a social-linking domain. Plans below Business have none, and no links.</summary>
    public bool HasDomain { get; set; } = true;

    /// <summary>Whether the account's social-linking domain has a signing key, without which there are no links.</summary>
    public bool HasSigningKey { get; set; } = true;

    /// <summary>Whether the account has messaging. Without it, <c>messagingActive</c> fails with code 361.</summary>
    public bool HasMessaging { get; set; } = true;

    /// <summary>
    /// The number of User Profiles that the plan allows, above which a creation fails with 403; unlimited when absent. Ayrshare
    /// includes 10 in Launch and 30 in Business, and does not document what happens above.
    /// </summary>
    public int? ProfileLimit { get; set; }

    /// <summary>The form of the tokens.</summary>
    public SandboxTokenForm TokenForm { get; set; } = SandboxTokenForm.Rs256;

    /// <summary>The minimum time of each API request, in real time.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The requests that a profile may send in each <see cref="RateWindow"/>, at least 1.</summary>
    public int RateLimit { get; set; } = 300;

    /// <summary>The length of the sliding window of the rate limit, by the sandbox's clock.</summary>
    public TimeSpan RateWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The 429 responses within 24 hours, by the sandbox's clock, that suspend a profile; at least 1. Ayrshare suspends after
    /// 1,000.
    /// </summary>
    public int SuspensionLimit { get; set; } = 1000;

    /// <summary>
    /// The HTTP status for a wrong or missing API Key, with code 102: 403 as Ayrshare's page on the code says, or 401 as its
    /// general words say.
    /// </summary>
    public int WrongKeyStatus { get; set; } = 403;

    /// <summary>
    /// Whether GET /user returns <c>refreshRequired</c> as a text instead of true or false. Ayrshare has been seen to return
    /// either.
    /// </summary>
    public bool RefreshRequiredAsText { get; set; }

    /// <summary>How the deliveries of webhooks are signed. Ayrshare does not document whether in hexadecimal digits or base64.</summary>
    public SandboxSignatureForm SignatureForm { get; set; } = SandboxSignatureForm.Hex;

    /// <summary>How many times faster than real time the sandbox's clock runs, above 0.</summary>
    public double TimeScale { get; set; } = 1;
}
