using System;
using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>A profile that is to link networks, and how long it is waited for.</summary>
public sealed record SocialAccountWait
{
    /// <summary>The profile's key. If it is null, only the list of profiles shows what is linked.</summary>
    public Secret? ProfileKey { get; init; }

    /// <summary>The profile's exact title, if known.</summary>
    public string? Title { get; init; }

    /// <summary>The profile's public reference, if known.</summary>
    public string? RefId { get; init; }

    /// <summary>The networks to wait for; none for any network at all.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary>Whether one of <see cref="Networks"/> is enough; else all are waited for.</summary>
    public bool Any { get; init; }

    /// <summary>How long to wait; zero for one look.</summary>
    public TimeSpan Timeout { get; init; }
}
