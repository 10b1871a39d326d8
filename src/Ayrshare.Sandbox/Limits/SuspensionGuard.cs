using System;

namespace Ayrshare.Sandbox;

/// <summary>Suspends a profile that has received too many 429 responses within 24 hours.</summary>
internal sealed class SuspensionGuard(TimeProvider clock, ProfileStore profiles)
{
    private readonly RateLimiter _refusals = new(clock, TimeSpan.FromHours(24));

    /// <summary>The 429 responses within 24 hours that suspend a profile.</summary>
    public int Limit
    {
        get => _refusals.Limit;
        set => _refusals.Limit = value;
    }

    /// <summary>Counts a 429 response.</summary>
    public void Count(Profile profile)
    {
        var refusals = _refusals.Charge(profile);
        if (refusals.Count >= refusals.Max)
            profiles.Change(profile, suspended => suspended.Suspended = true, bySystem: true);
    }

    /// <summary>Ends a suspension and restarts the count.</summary>
    public void Lift(Profile profile)
    {
        _refusals.Forget(profile);
        profiles.Change(profile, suspended => suspended.Suspended = false);
    }
}
