using System;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>A social account that a profile has linked.</summary>
public sealed class AyrshareSocialAccount : IFromRow, ICarriesProfileKey
{
    internal AyrshareSocialAccount(SocialAccount account)
    {
        Network = account.Network;
        DisplayName = account.DisplayName;
        Username = account.Username;
        Id = account.Id;
        ProfileUrl = account.ProfileUrl;
        UserImage = account.UserImage;
        Linked = account.Linked?.ToLocalTime();
        RefreshDaysRemaining = account.RefreshDaysRemaining;
        RefreshRequired = account.RefreshRequired;
        RefreshDue = account.RefreshDue?.ToLocalTime();
    }

    /// <summary>The title of the profile.</summary>
    public string? Title { get; internal init; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; internal init; }

    /// <summary>The network, by its name in the API, such as <c>facebook</c>.</summary>
    public string Network { get; }

    /// <summary>The account's display name.</summary>
    public string? DisplayName { get; }

    /// <summary>The account's user name.</summary>
    public string? Username { get; }

    /// <summary>The account's id at the network.</summary>
    public string? Id { get; }

    /// <summary>The URL of the account's page.</summary>
    public Uri? ProfileUrl { get; }

    /// <summary>The account's picture.</summary>
    public Uri? UserImage { get; }

    /// <summary>When the account was linked, in local time.</summary>
    public DateTimeOffset? Linked { get; }

    /// <summary>The number of days until the client must link the account again; null if the network does not require
    /// it.</summary>
    public int? RefreshDaysRemaining { get; }

    /// <summary>Whether the client must link the account again now.</summary>
    public bool RefreshRequired { get; }

    /// <summary>When the client must link the account again, in local time: the time that Ayrshare returns, or else
    /// calculated from the number of days.</summary>
    public DateTimeOffset? RefreshDue { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Title ?? RefId}: {Network}";

    /// <summary>The profile key, so that the next command in the pipeline can use it.</summary>
    internal SecureString? ProfileKey { get; init; }

    internal int? RowNumber { get; init; }

    int? IFromRow.RowNumber => RowNumber;

    SecureString? ICarriesProfileKey.ProfileKey => ProfileKey;
}
