using System;
using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>One page of GET /profiles.</summary>
public sealed class ProfilePage
{
    /// <summary>The page's profiles.</summary>
    public required IReadOnlyList<Profile> Profiles { get; init; }

    /// <summary>Where the next page starts, or null if this is the last.</summary>
    public string? NextCursor { get; init; }

    /// <summary>
    /// From when on the same call can bring something newer, by this machine's clock; null if the answer did not tell.
    /// Until then Ayrshare answers from a copy. Source: GET /profiles, <c>nextUpdate</c>.
    /// </summary>
    public DateTimeOffset? NextUpdate { get; init; }
}
