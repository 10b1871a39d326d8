using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The base of the commands for webhooks, which are those of the account unless a row specifies a profile.</summary>
public abstract class WebhookCommand : ProfileCommand
{
    /// <summary>The title of the account's own profile.</summary>
    private const string PrimaryTitle = "Primary Profile";

    /// <summary>Uses the webhooks of the account's own Primary Profile, which is also the default if no profile is specified. You
    /// cannot combine it with a profile or pipeline input.</summary>
    [Parameter]
    public SwitchParameter PrimaryProfile { get; set; }

    /// <summary>Whether the row is for a User Profile, and not for the account.</summary>
    /// <exception cref="AyrshareCommandException">A profile is specified together with -PrimaryProfile.</exception>
    private protected bool IsForProfile(InputRow row)
    {
        if (PrimaryProfile)
            RefuseProfile(row);
        return NamesProfile && row.Source<AyrshareWebhook>() is not { IsPrimaryProfile: true };
    }

    /// <summary>The profile, as confirmations name it.</summary>
    private protected static string Describe(InputRow row, bool isForProfile) =>
        !isForProfile ? "the account" : row.Title is { } title ? $"profile '{title}'" : "the profile";

    /// <summary>The actions of a row, with the API's names and without duplicates.</summary>
    private protected static IReadOnlyList<string> ReadActions(RowChecks checks, IEnumerable<string>? actions, string field) =>
    [
        .. (TextList.Of(actions) ?? [])
            .Select(action => checks.OneOf(WebhookActions.All, action, field, isRequired: true)).OfType<string>().Distinct(),
    ];

    private protected static AyrshareWebhook Output(
        InputRow row, string action, Uri? url, Secret? key, string? refId, DateTimeOffset? updated = null) =>
        new()
        {
            Title = key is null ? PrimaryTitle : row.Title,
            RefId = refId,
            Action = action,
            Url = url,
            Updated = updated?.ToLocalTime(),
            ProfileKey = key is null ? null : SecretText.Secure(key),
            RowNumber = row.Number,
        };
}
