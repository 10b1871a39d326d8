using System;
using System.Management.Automation;
using System.Net.Sockets;
using System.Security;
using Ayrshare.Client;
using Ayrshare.Sandbox;

namespace Ayrshare.PowerShell;

/// <summary>Starts an Ayrshare on this machine, to rehearse against: nothing is billed and no mail
/// leaves.</summary>
/// <remarks>
/// <para>Ayrshare has no test mode: trying a script out there creates profiles that are billed, and mails real
/// clients. The sandbox answers the same calls over HTTP on 127.0.0.1, by the same rules: unique titles, keys shown
/// once, the private key checked, the Max Pack, the rate limit, and the suspension that a thousand answers of 429
/// within 24 hours bring. Its links open a page where networks can be linked, and its Outbox keeps the mails. Posts
/// are kept and published nowhere. All of it is in memory, and gone when it stops or the process ends.</para>
/// <para>-Connect makes this session's connection lead to it. The object that comes out has what another program needs
/// (BaseUri, ApiKey, Domain, PrivateKey), what happened (Profiles, LinkSessions, Outbox, Requests), what a client or
/// Ayrshare would do (Link, Unlink, SuspendProfile, UnsuspendProfile, Clock.Advance), and ways to make things go wrong
/// (MaxPack, Suspended, SuspensionLimit, Latency, CacheLists, AddFault), which about_Ayrshare_Sandbox shows. Those
/// credentials are the sandbox's own, so that showing them does no harm unless you have given it real ones.</para>
/// </remarks>
/// <example>
/// <title>Start and connect</title>
/// <code>
/// Start-AyrshareSandbox -Connect
/// </code>
/// <para>Every command of this session goes to the sandbox now.</para>
/// </example>
/// <example>
/// <title>Rehearse the whole job</title>
/// <code>
/// $sandbox = Start-AyrshareSandbox -Connect
/// Import-Csv ./clients.csv |
///     New-AyrshareProfile |
///     Send-AyrshareConnectEmail -Company 'Example Agency'
/// $sandbox.Outbox | Format-Table To, Subject, ExpiresAt
/// $sandbox.Link('Acme Bakery', 'instagram')
/// Get-AyrshareProfile -HasActiveSocialAccounts $true
/// </code>
/// <para>Link does what the client would do on the linking page.</para>
/// </example>
/// <example>
/// <title>Without the Max Pack</title>
/// <code>
/// Start-AyrshareSandbox -Connect -NoMaxPack
/// New-AyrshareProfile 'Acme Bakery' | New-AyrshareJwt
/// </code>
/// <para>Five-minute links work; -ExpiresIn and mails are refused as Ayrshare refuses them.</para>
/// </example>
/// <example>
/// <title>Meet the rate limit in seconds</title>
/// <code>
/// Start-AyrshareSandbox -Connect -RateLimit 20 -TimeScale 600
/// 1..50 | ForEach-Object { "Client $_" } | New-AyrshareProfile
/// </code>
/// <para>The sandbox's clock runs 600 times as fast: five minutes last half a second.</para>
/// </example>
/// <example>
/// <title>Lose an answer</title>
/// <code>
/// $sandbox = Start-AyrshareSandbox -Connect
/// $sandbox.AddFault(@{ Kind = 'DropAfter'; Path = 'profiles'; Count = 1 })
/// New-AyrshareProfile 'Acme Bakery' -ErrorVariable lost 2&gt;$null
/// $lost.FullyQualifiedErrorId
/// Get-AyrshareProfile 'Acme Bakery'
/// </code>
/// <para>The profile is created, the connection is cut, and the error id is OutcomeUnknown.</para>
/// </example>
/// <example>
/// <title>For another program</title>
/// <code>
/// $sandbox = Start-AyrshareSandbox
/// $env:AYRSHARE_BASE_URI = $sandbox.BaseUri
/// $env:AYRSHARE_API_KEY = $sandbox.ApiKey
/// </code>
/// <para>A script that is started from here takes its connection from the environment, and so rehearses too.</para>
/// </example>
/// <errors>SandboxNotStarted, PrivateKeyUnusable</errors>
/// <seealso cref="GetAyrshareSandboxCommand"/>
/// <seealso cref="StopAyrshareSandboxCommand"/>
/// <seealso cref="ConnectAyrshareCommand"/>
/// <seealso cref="NewAyrshareProfileCommand"/>
/// <seealso cref="SendAyrshareConnectEmailCommand"/>
/// <topic>about_Ayrshare_Sandbox</topic>
[Cmdlet(VerbsLifecycle.Start, "AyrshareSandbox", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Start-AyrshareSandbox.md")]
[OutputType("Ayrshare.Sandbox.SandboxServer")]
public sealed class StartAyrshareSandboxCommand : AyrshareCommand
{
    /// <summary>The TCP port on 127.0.0.1, 1 to 65535; 0, or none, for a free one.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>Makes this session's connection lead to the sandbox, in place of the one that it had. Its commands then
    /// go by the sandbox's clock.</summary>
    [Parameter]
    public SwitchParameter Connect { get; set; }

    /// <summary>The API key that the sandbox takes; a random one unless given. A secret elsewhere: the sandbox shows
    /// it, so never give the account's own.</summary>
    [Parameter]
    [SecretArgument]
    public SecureString? ApiKey { get; set; }

    /// <summary>The domain that the sandbox takes, such as id-c9o06; a random one unless given.</summary>
    [Parameter]
    public string? Domain { get; set; }

    /// <summary>The private key of the sandbox's account, RSA as PEM or base64 of it; a new one unless given. A secret
    /// elsewhere: the sandbox shows it, so never give the account's own.</summary>
    [Parameter]
    [SecretArgument]
    public SecureString? PrivateKey { get; set; }

    /// <summary>Takes the Max Pack away: no mails, no links for one network alone, and links of five minutes
    /// only.</summary>
    [Parameter]
    public SwitchParameter NoMaxPack { get; set; }

    /// <summary>The form of the tokens in links: Rs256, signed with the private key, or Opaque, as Ayrshare's newer
    /// ones are.</summary>
    [Parameter]
    [ValidateSet("Rs256", "Opaque")]
    public string TokenForm { get; set; } = "Rs256";

    /// <summary>How long each answer takes, in milliseconds, 0 to 60000; 0 unless given.</summary>
    [Parameter]
    [ValidateRange(0, 60000)]
    public int LatencyMilliseconds { get; set; }

    /// <summary>Requests that each profile has in five minutes, 1 or more; 300 unless given.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int RateLimit { get; set; } = 300;

    /// <summary>How many times faster than real time the sandbox's clock runs, 1 to 1000, so that a job which would
    /// wait for the rate limit can be rehearsed in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public double TimeScale { get; set; } = 1;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!ShouldProcess(Port == 0 ? "127.0.0.1, a free port" : $"127.0.0.1, port {Port}", "Start sandbox"))
            return;
        var sandbox = OrEnd(Start);
        if (Connect)
            ConnectionStore.Set(new AyrshareConnection(SettingsFor(sandbox), sandbox.Clock));
        WriteObject(sandbox);
    }

    private SandboxServer Start()
    {
        try
        {
            return SandboxRegistry.Start(new SandboxOptions
            {
                Port = Port,
                ApiKey = SecretText.Of(ApiKey)?.Reveal(),
                Domain = string.IsNullOrWhiteSpace(Domain) ? null : Domain,
                PrivateKey = CheckedPrivateKey(),
                MaxPack = !NoMaxPack,
                TokenForm = (SandboxTokenForm)Enum.Parse(typeof(SandboxTokenForm), TokenForm, ignoreCase: true),
                Latency = TimeSpan.FromMilliseconds(LatencyMilliseconds),
                RateLimit = RateLimit,
                TimeScale = TimeScale,
            });
        }
        catch (SocketException failure)
        {
            throw new AyrshareCommandException(
                Errors.SandboxNotStarted, $"The sandbox cannot listen on port {Port}: {failure.Message}",
                "Give another -Port, or none for a free one.", failure);
        }
    }

    private string? CheckedPrivateKey()
    {
        if (SecretText.Of(PrivateKey) is not { } key)
            return null;
        var check = PrivateKeyCheck.Inspect(key);
        return check.State == PrivateKeyState.WellFormed
            ? check.Pem!.Reveal()
            : throw new AyrshareCommandException(
                Errors.PrivateKeyUnusable, $"PrivateKey: this is {check.Found}.", PrivateKeyAdvice.For(check.State));
    }

    private static ConnectionSettings SettingsFor(SandboxServer sandbox)
    {
        const string source = "sandbox";
        return new ConnectionSettings(
            new(new Secret(sandbox.ApiKey), source),
            new(sandbox.BaseUri, source),
            new(sandbox.Domain, source),
            new(new Secret(sandbox.PrivateKey), source),
            XApiKey: null,
            XApiSecret: null,
            Vault: null,
            ConnectionSettings.DefaultTimeoutSec);
    }
}
