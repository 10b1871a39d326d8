using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Removes the URLs that Ayrshare calls when something happens.</summary>
/// <remarks>
/// <para>Removes the webhook for each action of -Action. If you specify no profile, the command removes the webhook of the
/// account, and Ayrshare no longer reports events of profiles that have no webhook of their own. If you specify a profile, it
/// removes the profile's own webhook, and Ayrshare then calls that of the account.</para>
/// <para>The output of Get-AyrshareWebhook identifies the profile and the action. The command does not ask for confirmation
/// unless you use -Confirm.</para>
/// </remarks>
/// <example>
/// <title>Remove a webhook of the account</title>
/// <code>
/// Unregister-AyrshareWebhook -Action suspended
/// </code>
/// <para>Ayrshare no longer reports suspended profiles.</para>
/// </example>
/// <example>
/// <title>Remove all webhooks of the account</title>
/// <code>
/// Get-AyrshareWebhook | Unregister-AyrshareWebhook -WhatIf
/// Get-AyrshareWebhook | Unregister-AyrshareWebhook
/// </code>
/// <para>The first line shows what the second does.</para>
/// </example>
/// <example>
/// <title>Let a client use the webhook of the account again</title>
/// <code>
/// $client = @{ Title = 'Bluebird Cafe'; Vault = 'Company' }
/// Unregister-AyrshareWebhook @client -Action social -PassThru
/// </code>
/// <para>The events of this client go to the webhook of the account from now on.</para>
/// </example>
/// <notes>
/// <para>The command sends one request at a time unless you use -ThrottleLimit. It is safe to run the command twice.</para>
/// </notes>
/// <errors>WebhookActionMissing, InvalidChoice, ProfileKeyMissing, ProfileKeyIsApiKey, SecretNotFound, TitleMismatch, RefIdMismatch,
/// PrimaryProfileNotAlone</errors>
/// <seealso href="https://www.ayrshare.com/docs/apis/webhooks/overview">Webhooks, in Ayrshare's documentation</seealso>
/// <seealso cref="RegisterAyrshareWebhookCommand"/>
/// <seealso cref="GetAyrshareWebhookCommand"/>
/// <seealso cref="ConvertFromAyrshareWebhookCommand"/>
/// <topic>about_Ayrshare_Webhooks</topic>
[Cmdlet(VerbsLifecycle.Unregister, "AyrshareWebhook", SupportsShouldProcess = true,
    HelpUri = HelpPages.Folder + "Unregister-AyrshareWebhook.md")]
[OutputType(typeof(AyrshareWebhook))]
public sealed class UnregisterAyrshareWebhookCommand : WebhookCommand
{
    /// <summary>The actions whose webhooks are removed. Each row needs at least one. Tab completes the names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(WebhookActionCompleter))]
    public string[]? Action { get; set; }

    /// <summary>Returns an object for each webhook that was removed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override int DefaultThrottleLimit => 1;

    private protected override bool ChangesSomething => true;

    private protected override void Accept(InputRow row)
    {
        var isForProfile = IsForProfile(row);
        var checks = new RowChecks(row);
        // An action that Ayrshare returned is valid, even if this module does not know it.
        var actions = row.Source<AyrshareWebhook>() is { } found && Action is [var action] && action == found.Action
            ? [action]
            : ReadActions(checks, Action, nameof(Action));
        if (TextList.Of(Action) is null)
            checks.Add(Errors.WebhookActionMissing, nameof(Action), "the action is missing.", "Use -Action, or fill in a column Action.");
        checks.ThrowIfAny();
        foreach (var name in actions)
            Unregister(row, name, isForProfile);
    }

    private void Unregister(InputRow row, string action, bool isForProfile)
    {
        if (!ShouldProcess(Describe(row, isForProfile), $"Remove the webhook {action}"))
            return;

        var key = isForProfile ? RequireProfileKey(row) : null;
        var (client, refId, named) = (Client, RefId, NamedBesideKey(row));
        var url = row.Source<AyrshareWebhook>()?.Url;
        Enqueue(row, async call =>
        {
            await named.RequireAsync(client, key, call.Options).ConfigureAwait(false);
            await client.RemoveWebhookAsync(key, action, call.Options).ConfigureAwait(false);
            return new RowResult
            {
                Output = PassThru ? [Output(row, action, url, key, refId)] : [],
                CarriesColumns = true,
                IfUnwritten = $"the webhook {action} was removed, but the pipeline ended before the command returned it.",
            };
        });
    }
}
