using System;

namespace Ayrshare.Onboarding;

/// <summary>An attempt to create a profile that may have succeeded.</summary>
/// <param name="Begun">When the profile was about to be created, by this machine's clock.</param>
/// <param name="Lost">When the run noticed that the response was lost; null if the run ended before that.</param>
public sealed record CreationAttempt(DateTimeOffset Begun, DateTimeOffset? Lost = null)
{
    // Ayrshare's clock and this machine's can differ. The tolerance is small, because a profile that is wrongly taken for the
    // job's own can be removed, and one that is wrongly taken for another's is only kept.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    // The request can wait for the rate limit before it is sent, longer than a window of five minutes.
    internal static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>Whether this attempt can have created a profile, by the time of its creation.</summary>
    /// <param name="created">When the profile was created, if that is known.</param>
    /// <param name="timeout">How long a call can take.</param>
    public bool CanHaveMade(DateTimeOffset? created, TimeSpan timeout) =>
        created >= Begun - ClockTolerance && created <= (Lost ?? Begun + LongestWait + timeout) + ClockTolerance;
}
