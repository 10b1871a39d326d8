using System;
using System.Security;

namespace Ayrshare.PowerShell;

/// <summary>The URL that Ayrshare calls for an action.</summary>
public sealed class AyrshareWebhook : IFromRow, ICarriesProfileKey
{
    /// <summary>The title of the profile. The account's own is "Primary Profile".</summary>
    public string? Title { get; internal init; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; internal init; }

    /// <summary>The action, by its name in the API.</summary>
    public string Action { get; internal init; } = "";

    /// <summary>The URL. It can contain a credential of the receiver, such as the key of an Azure function.</summary>
    public Uri? Url { get; internal init; }

    /// <summary>When the webhooks of the profile were changed for the last time, in local time, if Ayrshare reports it.</summary>
    public DateTimeOffset? Updated { get; internal init; }

    /// <summary>Whether the webhook is the account's own, which also serves all profiles that have none.</summary>
    public bool IsPrimaryProfile => ProfileKey is null;

    /// <inheritdoc/>
    public override string ToString() => $"{Title ?? RefId}: {Action}";

    /// <summary>The profile key, so that the next command in the pipeline can use it.</summary>
    internal SecureString? ProfileKey { get; init; }

    internal int? RowNumber { get; init; }

    int? IFromRow.RowNumber => RowNumber;

    SecureString? ICarriesProfileKey.ProfileKey => ProfileKey;
}
