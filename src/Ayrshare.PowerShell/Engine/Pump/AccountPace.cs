using System;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>How long the requests of an account take at least, because the rate limit allows only so many in five minutes.</summary>
internal sealed class AccountPace
{
    private (RateStatus Rate, TimeProvider Clock)? _last;
    private DateTimeOffset _windowEnd;
    private int? _expected;
    private int _counted;

    /// <summary>Notes how many requests are still to come.</summary>
    public void Expect(int requests) => (_expected, _counted) = (requests, 0);

    /// <summary>Notes a request.</summary>
    /// <param name="rate">What the response said about the rate limit.</param>
    /// <param name="clock">The clock that limits are kept by.</param>
    public void Count(RateStatus rate, TimeProvider clock)
    {
        // A lower count shows that a new window has begun.
        if (_last is not { } last || rate.Count <= last.Rate.Count)
            _windowEnd = clock.GetUtcNow() + RateStatus.Window;
        _last = (rate, clock);
        _counted++;
    }

    /// <summary>The time that the rest takes at least.</summary>
    /// <param name="left">The rows or steps that are left.</param>
    /// <param name="done">Those that have ended, by which the requests of the rest are estimated if their number is not known.</param>
    public TimeSpan LeastTime(int left, int done)
    {
        var requests = _expected is { } expected ? expected - _counted : (int)Math.Ceiling((double)left * _counted / Math.Max(1, done));
        if (_last is not (var rate, var clock) || rate.Max == 0 || requests <= rate.Left)
            return TimeSpan.Zero;
        var furtherWindows = (requests - rate.Left - 1) / rate.Max;
        var thisWindow = _windowEnd - clock.GetUtcNow();
        return (thisWindow > TimeSpan.Zero ? thisWindow : TimeSpan.Zero) + TimeSpan.FromTicks(RateStatus.Window.Ticks * furtherWindows);
    }
}
