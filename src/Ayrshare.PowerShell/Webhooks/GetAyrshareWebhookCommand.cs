using System;
using System.Linq;
using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Gets the URLs that Ayrshare calls when something happens.</summary>
/// <remarks>
/// <para>Returns an object for each action that has a webhook. If you specify no profile, the command returns the webhooks of
/// the account. If you specify a profile, it returns the profile's own webhooks. For an action without one of its own, Ayrshare
/// calls the account's.</para>
/// <para>Identify a profile by its key, with -ProfileKey or -ProfileKeySecret, or by its title and a vault. Ayrshare does not
/// return the secrets of webhooks.</para>
/// </remarks>
/// <example>
/// <title>List the webhooks of the account</title>
/// <code>
/// Get-AyrshareWebhook
/// </code>
/// <para>Shows each action and the URL that Ayrshare calls for it.</para>
/// </example>
/// <example>
/// <title>Find the clients that have a webhook of their own</title>
/// <code>
/// Get-AyrshareProfile | Get-AyrshareWebhook -Vault Company -Action social
/// </code>
/// <para>Clients without output use the webhook of the account.</para>
/// </example>
/// <example>
/// <title>Check whether the webhook for links is registered</title>
/// <code>
/// if (-not (Get-AyrshareWebhook -Action social)) {
///     Write-Warning 'No webhook reports that a client links a network.'
/// }
/// </code>
/// <para>Without a webhook, only queries show what clients have linked.</para>
/// </example>
/// <notes>
/// <para>The command sends five requests at a time unless you use -ThrottleLimit.</para>
/// </notes>
/// <errors>InvalidChoice, ProfileKeyMissing, ProfileKeyIsApiKey, SecretNotFound, TitleMismatch, PrimaryProfileNotAlone</errors>
/// <seealso href="https://www.ayrshare.com/docs/apis/webhooks/overview">Webhooks, in Ayrshare's documentation</seealso>
/// <seealso cref="RegisterAyrshareWebhookCommand"/>
/// <seealso cref="UnregisterAyrshareWebhookCommand"/>
/// <seealso cref="ConvertFromAyrshareWebhookCommand"/>
/// <topic>about_Ayrshare_Webhooks</topic>
[Cmdlet(VerbsCommon.Get, "AyrshareWebhook", HelpUri = HelpPages.Folder + "Get-AyrshareWebhook.md")]
[OutputType(typeof(AyrshareWebhook))]
public sealed class GetAyrshareWebhookCommand : WebhookCommand
{
    /// <summary>Returns only the webhooks for these actions. Tab completes the names.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WebhookActionCompleter))]
    public string[]? Action { get; set; }

    private protected override void Accept(InputRow row)
    {
        var isForProfile = IsForProfile(row);
        var checks = new RowChecks(row);
        var actions = ReadActions(checks, Action, nameof(Action));
        checks.ThrowIfAny();
        RequireFilter(row, nameof(Action), TextList.Of(Action));
        var key = isForProfile ? RequireProfileKey(row) : null;
        var (client, refId, named) = (Client, RefId, NamedBesideKey(row));
        Enqueue(row, async call =>
        {
            await named.RequireAsync(client, key, call.Options).ConfigureAwait(false);
            var list = await client.GetWebhooksAsync(key, call.Options).ConfigureAwait(false);
            return new RowResult
            {
                Output = list.Webhooks
                    .Where(webhook => actions.Count == 0 || actions.Contains(webhook.Action, StringComparer.OrdinalIgnoreCase))
                    .Select(webhook => Output(row, webhook.Action, webhook.Url, key, webhook.RefId ?? refId, list.Updated)),
                CarriesColumns = true,
            };
        });
    }
}
