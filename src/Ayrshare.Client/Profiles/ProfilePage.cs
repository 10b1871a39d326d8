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
    /// When the same call can return newer data, by this machine's clock; null if the response does not say.
    /// Until then, Ayrshare responds with cached data. Source: GET /profiles, <c>nextUpdate</c>.
    /// </summary>
    public DateTimeOffset? NextUpdate { get; init; }
}
