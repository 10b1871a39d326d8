using System;

namespace Ayrshare.Onboarding;

/// <summary>An attempt to create a profile that may have succeeded.</summary>
/// <param name="Begun">When the profile was about to be created, by this machine's clock.</param>
/// <param name="Lost">When it was clear that its answer was lost; null if the run ended before.</param>
public sealed record CreationAttempt(DateTimeOffset Begun, DateTimeOffset? Lost = null)
{
    // The account's clock and this machine's differ. What is taken for another's stays; what is taken for ours can be removed.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    // It can wait for the rate limit before it is sent, longer than a window of five minutes.
    internal static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>Whether a profile that came to be at some time can be this attempt's.</summary>
    /// <param name="created">When it came to be, if that is known.</param>
    /// <param name="timeout">How long a call can take.</param>
    public bool CanHaveMade(DateTimeOffset? created, TimeSpan timeout) =>
        created >= Begun - ClockTolerance && created <= (Lost ?? Begun + LongestWait + timeout) + ClockTolerance;
}
