using System;
using System.Management.Automation;
using System.Net;
using System.Security;
using Ayrshare.Client;
using Ayrshare.Sandbox;

namespace Ayrshare.PowerShell.Commands;

/// <summary>Starts an Ayrshare on this machine, to rehearse against: nothing is billed and no mail leaves.</summary>
[Cmdlet(VerbsLifecycle.Start, "AyrshareSandbox")]
[OutputType("Ayrshare.Sandbox.SandboxServer")]
public sealed class StartAyrshareSandboxCommand : AyrshareCommand
{
    /// <summary>The port on 127.0.0.1; a free one unless given.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>Makes this session's connection lead to the sandbox, by the sandbox's own clock.</summary>
    [Parameter]
    public SwitchParameter Connect { get; set; }

    /// <summary>The API key that the sandbox takes; a new one unless given.</summary>
    [Parameter]
    [SecretArgument]
    public SecureString? ApiKey { get; set; }

    /// <summary>The domain that the sandbox takes; a new one unless given.</summary>
    [Parameter]
    public string? Domain { get; set; }

    /// <summary>The private key of the sandbox's account, PEM; a new one unless given.</summary>
    [Parameter]
    [SecretArgument]
    public SecureString? PrivateKey { get; set; }

    /// <summary>Takes the Max Pack away: no mails, and links of five minutes only.</summary>
    [Parameter]
    public SwitchParameter NoMaxPack { get; set; }

    /// <summary>The form of the tokens: Rs256, signed with the private key, or Opaque.</summary>
    [Parameter]
    [ValidateSet("Rs256", "Opaque")]
    public string TokenForm { get; set; } = "Rs256";

    /// <summary>How long each answer takes, in milliseconds, 0 to 60000; 0 unless given.</summary>
    [Parameter]
    [ValidateRange(0, 60000)]
    public int LatencyMilliseconds { get; set; }

    /// <summary>Requests allowed in five minutes, for each profile; 300 unless given.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int RateLimit { get; set; } = 300;

    /// <summary>How many times faster than real time the sandbox's clock runs, 1 to 1000, so that a job which would wait for the rate limit can be rehearsed in seconds; 1 unless given.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public double TimeScale { get; set; } = 1;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
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
                PrivateKey = SecretText.Of(PrivateKey)?.Reveal(),
                MaxPack = !NoMaxPack,
                TokenForm = (SandboxTokenForm)Enum.Parse(typeof(SandboxTokenForm), TokenForm, ignoreCase: true),
                Latency = TimeSpan.FromMilliseconds(LatencyMilliseconds),
                RateLimit = RateLimit,
                TimeScale = TimeScale,
            });
        }
        catch (HttpListenerException failure)
        {
            throw new AyrshareCommandException(
                "SandboxNotStarted", ErrorCategory.ResourceUnavailable, $"The sandbox can not listen on port {Port}: {failure.Message}",
                "Give another -Port, or none for a free one.", failure);
        }
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
