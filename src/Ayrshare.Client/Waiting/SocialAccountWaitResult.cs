using System;
using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>What the wait for a profile has brought.</summary>
public sealed record SocialAccountWaitResult
{
    /// <summary>How the wait has ended.</summary>
    public required SocialAccountWaitOutcome Outcome { get; init; }

    /// <summary>The profile's title, if known.</summary>
    public string? Title { get; init; }

    /// <summary>The profile's public reference, if known.</summary>
    public string? RefId { get; init; }

    /// <summary>The networks that are linked, as last seen.</summary>
    public required IReadOnlyList<string> Networks { get; init; }

    /// <summary>How long the wait has lasted.</summary>
    public TimeSpan Waited { get; init; }
}
