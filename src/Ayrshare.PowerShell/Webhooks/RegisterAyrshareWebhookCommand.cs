using System;
using System.Management.Automation;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Registers the URL that Ayrshare calls when something happens.</summary>
/// <remarks>
/// <para>A webhook notifies you at once of what you would otherwise have to query: that a client has linked or unlinked a network
/// (the action social), or that a profile was suspended (suspended). There is one URL for each action and profile. If you
/// register another, it replaces the one before.</para>
/// <para>If you specify no profile, the command registers the webhook of the account. It also serves every profile that has no
/// webhook of its own, so most agencies need no other. To register the webhook of one profile, identify the profile by its key
/// or by its title and a vault.</para>
/// <para>Ayrshare signs each delivery with the secret of the webhook, and ConvertFrom-AyrshareWebhook checks the signature.
/// Choose a long random text. The secret comes from -WebhookSecret, from the secret Ayrshare-WebhookSecret in the vault (or the
/// one that -WebhookSecretSecret names), or from the environment variable AYRSHARE_WEBHOOK_SECRET.</para>
/// <para>Ayrshare calls only https addresses and follows no redirects. An http address is accepted for this machine alone, to
/// which the sandbox delivers.</para>
/// </remarks>
/// <example>
/// <title>Register the webhook for links</title>
/// <code>
/// $url = 'https://example.azurewebsites.net/api/LinkEvents'
/// $secret = Read-Host 'Webhook secret' -AsSecureString
/// Register-AyrshareWebhook -Action social -Url $url -WebhookSecret $secret
/// </code>
/// <para>Ayrshare calls the URL when a client of the account links or unlinks a network.</para>
/// </example>
/// <example>
/// <title>Register two actions with a secret from the vault</title>
/// <code>
/// $hook = @{ Url = 'https://example.com/ayrshare'; Vault = 'Company' }
/// Register-AyrshareWebhook -Action social, suspended @hook -WhatIf
/// Register-AyrshareWebhook -Action social, suspended @hook
/// </code>
/// <para>The vault contains the secret Ayrshare-WebhookSecret. The first line shows what the second does.</para>
/// </example>
/// <example>
/// <title>Register the webhook of one client</title>
/// <code>
/// $env:AYRSHARE_WEBHOOK_SECRET = 'a long random text'
/// Register-AyrshareWebhook 'Bluebird Cafe' -Vault Company -Action social `
///     -Url https://bluebird.example/links -WebhookSecret 'their own secret'
/// </code>
/// <para>The events of this client go to this URL, and those of all others still to the webhook of the account. The parameter
/// takes precedence over the environment.</para>
/// </example>
/// <notes>
/// <para>The command sends one request at a time unless you use -ThrottleLimit. Registering a webhook with another secret
/// rotates the secret: for some time, deliveries have two signatures.</para>
/// </notes>
/// <errors>WebhookSecretMissing, WebhookActionMissing, InvalidChoice, InvalidWebhookUrl, ProfileKeyMissing, ProfileKeyIsApiKey,
/// SecretNotFound, TitleMismatch, RefIdMismatch, PrimaryProfileNotAlone</errors>
/// <seealso href="https://www.ayrshare.com/docs/apis/webhooks/overview">Webhooks, in Ayrshare's documentation</seealso>
/// <seealso cref="GetAyrshareWebhookCommand"/>
/// <seealso cref="UnregisterAyrshareWebhookCommand"/>
/// <seealso cref="ConvertFromAyrshareWebhookCommand"/>
/// <topic>about_Ayrshare_Webhooks</topic>
[Cmdlet(VerbsLifecycle.Register, "AyrshareWebhook", SupportsShouldProcess = true,
    HelpUri = HelpPages.Folder + "Register-AyrshareWebhook.md")]
[OutputType(typeof(AyrshareWebhook))]
public sealed class RegisterAyrshareWebhookCommand : WebhookCommand
{
    private Secret? _secret;

    /// <summary>The actions to register the URL for: feed, social, scheduled, batch, messages, mentions, comments, automations,
    /// accountActivity or suspended. Tab completes the names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(WebhookActionCompleter))]
    public string[]? Action { get; set; }

    /// <summary>The https address that Ayrshare calls.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Url { get; set; }

    /// <summary>The secret that Ayrshare signs each delivery with. A secret: SecureString or string. By default, it comes from the
    /// vault or from AYRSHARE_WEBHOOK_SECRET.</summary>
    [Parameter]
    [Alias("Secret")]
    [SecretArgument]
    public SecureString? WebhookSecret { get; set; }

    /// <summary>The name of the secret in the vault that holds the webhook's secret. The default is
    /// Ayrshare-WebhookSecret.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? WebhookSecretSecret { get; set; }

    private protected override int DefaultThrottleLimit => 1;

    private protected override bool ChangesSomething => true;

    private protected override void Accept(InputRow row)
    {
        var isForProfile = IsForProfile(row);
        var checks = new RowChecks(row);
        var actions = ReadActions(checks, Action, nameof(Action));
        var url = WebhookUrl.Read(checks, Url, nameof(Url));
        if (TextList.Of(Action) is null)
            checks.Add(Errors.WebhookActionMissing, nameof(Action), "the action is missing.", "Use -Action, or fill in a column Action.");
        checks.ThrowIfAny();
        foreach (var action in actions)
            Register(row, action, url!, isForProfile);
    }

    private void Register(InputRow row, string action, Uri url, bool isForProfile)
    {
        if (!ShouldProcess(Describe(row, isForProfile), $"Register the webhook {action} to {WebhookUrl.Describe(url)}"))
            return;

        var key = isForProfile ? RequireProfileKey(row) : null;
        var request = new WebhookRequest { ProfileKey = key, Action = action, Url = url, Secret = _secret ??= FindSecret() };
        var (client, refId, named) = (Client, RefId, NamedBesideKey(row));
        Enqueue(row, async call =>
        {
            await named.RequireAsync(client, key, call.Options).ConfigureAwait(false);
            var registered = await client.RegisterWebhookAsync(request, call.Options).ConfigureAwait(false);
            return new RowResult
            {
                Output = [Output(row, registered.Action, registered.Url, key, registered.RefId ?? refId)],
                CarriesColumns = true,
                IfUnwritten = $"the webhook {action} was registered, but the pipeline ended before the command returned it.",
            };
        });
    }

    private Secret FindSecret() => WebhookSecrets.Find([WebhookSecret], [WebhookSecretSecret], Secrets, VaultName)[0];
}
