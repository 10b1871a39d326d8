using System;

namespace Ayrshare.Sandbox;

/// <summary>Where a profile stands in its rate limit after a call.</summary>
/// <param name="Max">Calls allowed in a window.</param>
/// <param name="Count">Calls counted in the window that ends now.</param>
/// <param name="Wait">How long until a further call is allowed; zero when this one was.</param>
internal readonly record struct RateBudget(int Max, int Count, TimeSpan Wait)
{
    public bool Exceeded => Wait > TimeSpan.Zero;
}
