using System;

namespace Ayrshare.Client;

/// <summary>An account at a social network that a profile has linked. Source: GET /user, activeSocialAccounts and displayNames.</summary>
public sealed class SocialAccount
{
    /// <summary>The network, by the API's name.</summary>
    public required string Network { get; init; }

    /// <summary>The account's display name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The account's user name.</summary>
    public string? Username { get; init; }

    /// <summary>The account's id at the network.</summary>
    public string? Id { get; init; }

    /// <summary>The address of the account's public page.</summary>
    public Uri? ProfileUrl { get; init; }

    /// <summary>The account's picture.</summary>
    public Uri? UserImage { get; init; }

    /// <summary>Since when it is linked.</summary>
    public DateTimeOffset? Linked { get; init; }

    /// <summary>In how many days the client has to link it anew, where the network asks for that.</summary>
    public int? RefreshDaysRemaining { get; init; }

    /// <summary>Whether the client has to link it anew now.</summary>
    public bool RefreshRequired { get; init; }

    /// <summary>When the client has to link it anew: as the API says, or reckoned from the days.</summary>
    public DateTimeOffset? RefreshDue { get; init; }
}
