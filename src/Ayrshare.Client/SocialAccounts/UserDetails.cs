using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>The part of the response to GET /user that shows whose key it is, what is linked, and what is left of the rate limit.</summary>
public sealed class UserDetails
{
    /// <summary>The profile's title; the Primary Profile may have none.</summary>
    public string? Title { get; init; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; init; }

    /// <summary>The networks that are linked.</summary>
    public required IReadOnlyList<string> ActiveSocialAccounts { get; init; }

    /// <summary>What is known of each, in the same order; a network can have more than one account.</summary>
    public required IReadOnlyList<SocialAccount> SocialAccounts { get; init; }

    /// <summary>What the response said about the rate limit.</summary>
    public RateStatus? Rate { get; init; }
}
