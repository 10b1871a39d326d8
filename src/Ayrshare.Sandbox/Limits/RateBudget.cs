using System;

namespace Ayrshare.Sandbox;

/// <summary>The state of the rate limit of a profile after a request.</summary>
/// <param name="Max">Requests allowed in a window.</param>
/// <param name="Count">Requests counted in the window that ends now.</param>
/// <param name="Wait">The time until a further request is allowed; zero when this one was allowed.</param>
internal readonly record struct RateBudget(int Max, int Count, TimeSpan Wait)
{
    public bool Exceeded => Wait > TimeSpan.Zero;
}
