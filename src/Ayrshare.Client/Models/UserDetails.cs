using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>The part of GET /user that tells whose key it is and what is left of its budget.</summary>
public sealed class UserDetails
{
    /// <summary>The profile's title; the Primary Profile may have none.</summary>
    public string? Title { get; init; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; init; }

    /// <summary>The networks that are linked.</summary>
    public required IReadOnlyList<string> ActiveSocialAccounts { get; init; }

    /// <summary>What the answer said of the rate limit.</summary>
    public RateStatus? Rate { get; init; }
}
