using System;
using System.Management.Automation;
using System.Net.Sockets;
using System.Security;
using Ayrshare.Client;
using Ayrshare.Sandbox;

namespace Ayrshare.PowerShell;

/// <summary>Starts a local sandbox of the Ayrshare API for rehearsals.</summary>
/// <remarks>
/// <para>Ayrshare has no test mode: a script that you try out there creates profiles that are billed, and sends email to real
/// clients. This sandbox responds to the same requests over HTTP on 127.0.0.1, with the same rules: unique titles, profile
/// keys that are shown once, the check of the private key, the Max Pack, the rate limit, and the suspension after a
/// thousand responses with status 429 within 24 hours. Its links open a page where you can link networks, and its Outbox
/// contains the emails. Posts are stored but not published. The sandbox keeps all data in memory. The data is lost when the
/// sandbox stops or the process ends.</para>
/// <para>-Connect connects this session to the sandbox. The command returns an object that contains what another program
/// needs (BaseUri, ApiKey, Domain, PrivateKey), what happened (Profiles, LinkSessions, Outbox, Requests), methods for what
/// a client or Ayrshare would do (Link, Unlink, SuspendProfile, UnsuspendProfile, Clock.Advance), and ways to simulate
/// problems (MaxPack, Suspended, SuspensionLimit, Latency, CacheLists, AddFault). See about_Ayrshare_Sandbox. The object
/// shows its credentials. They are valid only in the sandbox, unless you specified real ones.</para>
/// </remarks>
/// <example>
/// <title>Start a sandbox and connect to it</title>
/// <code>
/// Start-AyrshareSandbox -Connect
/// </code>
/// <para>All commands in this session now use the sandbox.</para>
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
/// <para>The method Link does what the client would do on the linking page.</para>
/// </example>
/// <example>
/// <title>Rehearse without the Max Pack</title>
/// <code>
/// Start-AyrshareSandbox -Connect -NoMaxPack
/// New-AyrshareProfile 'Acme Bakery' | New-AyrshareJwt
/// </code>
/// <para>Links of five minutes work. The sandbox refuses -ExpiresIn and emails, as Ayrshare does.</para>
/// </example>
/// <example>
/// <title>Reach the rate limit in seconds</title>
/// <code>
/// Start-AyrshareSandbox -Connect -RateLimit 20 -TimeScale 600
/// 1..50 | ForEach-Object { "Client $_" } | New-AyrshareProfile
/// </code>
/// <para>The clock of the sandbox runs 600 times as fast, so that five minutes take half a second.</para>
/// </example>
/// <example>
/// <title>Lose a response</title>
/// <code>
/// $sandbox = Start-AyrshareSandbox -Connect
/// $sandbox.AddFault(@{ Kind = 'DropAfter'; Path = 'profiles'; Count = 1 })
/// New-AyrshareProfile 'Acme Bakery' -ErrorVariable lost 2&gt;$null
/// $lost.FullyQualifiedErrorId
/// Get-AyrshareProfile 'Acme Bakery'
/// </code>
/// <para>The sandbox creates the profile and closes the connection. The error id is OutcomeUnknown.</para>
/// </example>
/// <example>
/// <title>Rehearse a job with two accounts</title>
/// <code>
/// $bakeries = Start-AyrshareSandbox -Name Bakeries
/// $hotels = Start-AyrshareSandbox -Name Hotels
/// New-AyrshareProfile 'Hotel Bellevue' -Connection Hotels
/// $hotels.Profiles.Title
/// </code>
/// <para>Each sandbox is an account of its own, with the name that the job uses.</para>
/// </example>
/// <example>
/// <title>Use the sandbox in another program</title>
/// <code>
/// $sandbox = Start-AyrshareSandbox
/// $env:AYRSHARE_BASE_URI = $sandbox.BaseUri
/// $env:AYRSHARE_API_KEY = $sandbox.ApiKey
/// </code>
/// <para>A script that you start from this session gets its connection from the environment, and so uses the
/// sandbox.</para>
/// </example>
/// <errors>SandboxNotStarted, PrivateKeyUnusable, InvalidConnectionName</errors>
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
    /// <summary>The TCP port on 127.0.0.1, from 1 to 65535. The default is 0, which selects a free port.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>Connects this session to the sandbox. This replaces the existing connection without a name. The commands then use the
    /// sandbox's clock.</summary>
    [Parameter]
    public SwitchParameter Connect { get; set; }

    /// <summary>Connects this session to the sandbox under a name, for -Connection of other commands, as Connect-Ayrshare -Name does.
    /// The connection without a name remains as it is. -Connect is not needed.</summary>
    [Parameter]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public string? Name { get; set; }

    /// <summary>The API key that the sandbox accepts. The default is a random key. A secret, except that the sandbox shows
    /// it: never specify the API key of your account.</summary>
    [Parameter]
    [SecretArgument]
    public SecureString? ApiKey { get; set; }

    /// <summary>The domain that the sandbox accepts, such as id-c9o06. The default is a random domain.</summary>
    [Parameter]
    public string? Domain { get; set; }

    /// <summary>The private key of the sandbox's account: RSA, as PEM or as PEM in base64. The default is a new key. A
    /// secret, except that the sandbox shows it: never specify the private key of your account.</summary>
    [Parameter]
    [SecretArgument]
    public SecureString? PrivateKey { get; set; }

    /// <summary>Removes the Max Pack from the account: the sandbox sends no emails, and issues no links for a single network
    /// and no links that are valid for longer than five minutes.</summary>
    [Parameter]
    public SwitchParameter NoMaxPack { get; set; }

    /// <summary>The form of the tokens in links: Rs256, which is signed with the private key, or Opaque, which is the newer
    /// form of Ayrshare and does not show when the link expires. With Opaque, the private key is not read. The default is
    /// Rs256. Tab completes the names.</summary>
    [Parameter]
    [ValidateSet("Rs256", "Opaque")]
    public string TokenForm { get; set; } = "Rs256";

    /// <summary>The time that each response takes, in milliseconds, from 0 to 60000. The default is 0. You can write 200, 2s or
    /// a TimeSpan.</summary>
    [Parameter]
    [DurationIn(DurationUnit.Milliseconds)]
    [ValidateRange(0, 60000)]
    public int LatencyMilliseconds { get; set; }

    /// <summary>The number of requests that each profile has in five minutes, 1 or more. The default is 300.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int RateLimit { get; set; } = 300;

    /// <summary>How many times faster than real time the sandbox's clock runs, from 1 to 1000. The default is 1. With a
    /// fast clock, a job that waits for the rate limit takes only seconds.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public double TimeScale { get; set; } = 1;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!ShouldProcess(Port == 0 ? "127.0.0.1, a free port" : $"127.0.0.1, port {Port}", "Start sandbox"))
            return;
        var isNamed = MyInvocation.BoundParameters.ContainsKey(nameof(Name));
        var name = isNamed ? OrEnd(() => ConnectionName.Of(Name ?? "", SecretText.Of(ApiKey))) : null;
        var sandbox = OrEnd(Start);
        if (Connect || isNamed)
            ConnectionStore.Here.Set(new AyrshareConnection(SettingsFor(sandbox), sandbox.Clock, name));
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
                "Specify another -Port, or leave it out for a free port.", failure);
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
