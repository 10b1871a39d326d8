using System;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>An account at a social network that a profile has linked.</summary>
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

    /// <summary>The network, by the API's name, such as <c>facebook</c>.</summary>
    public string Network { get; }

    /// <summary>The account's name as people read it.</summary>
    public string? DisplayName { get; }

    /// <summary>The account's user name.</summary>
    public string? Username { get; }

    /// <summary>The account's id at the network.</summary>
    public string? Id { get; }

    /// <summary>Where the account is to be seen.</summary>
    public Uri? ProfileUrl { get; }

    /// <summary>The account's picture.</summary>
    public Uri? UserImage { get; }

    /// <summary>Since when it is linked, in local time.</summary>
    public DateTimeOffset? Linked { get; }

    /// <summary>In how many days the client has to link it anew; null where the network asks for no such thing.</summary>
    public int? RefreshDaysRemaining { get; }

    /// <summary>Whether the client has to link it anew now.</summary>
    public bool RefreshRequired { get; }

    /// <summary>When the client has to link it anew, in local time: as Ayrshare says, or reckoned from the days.</summary>
    public DateTimeOffset? RefreshDue { get; }

    /// <summary>The key of the profile, so that the next command can go on with it.</summary>
    internal SecureString? ProfileKey { get; init; }

    internal int? RowNumber { get; init; }

    int? IFromRow.RowNumber => RowNumber;

    SecureString? ICarriesProfileKey.ProfileKey => ProfileKey;
}
