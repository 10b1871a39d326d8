using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Sandbox;

/// <summary>
/// A sliding window for each profile. A request counts until it is as old as the window; a refused one does not count.
/// Safe for use by several threads.
/// </summary>
internal sealed class RateLimiter(TimeProvider clock, TimeSpan window)
{
    private const int SmallestSweep = 1024;

    private readonly object _gate = new();
    private readonly Dictionary<Profile, Queue<long>> _calls = [];
    private int _sweepAt = SmallestSweep;

    public int Limit { get; set; }

    public TimeSpan Window => window;

    /// <summary>Counts a request, unless the limit is reached.</summary>
    public RateBudget Charge(Profile profile)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow().Ticks;
            var calls = CallsOf(profile, now);
            if (calls.Count >= Limit)
                return new RateBudget(Limit, calls.Count, TimeSpan.FromTicks(calls.Peek() + window.Ticks - now));
            calls.Enqueue(now);
            return new RateBudget(Limit, calls.Count, TimeSpan.Zero);
        }
    }

    /// <summary>Returns the state without counting a request.</summary>
    public RateBudget Peek(Profile profile)
    {
        lock (_gate)
        {
            var count = _calls.TryGetValue(profile, out var calls) ? Current(calls, clock.GetUtcNow().Ticks).Count : 0;
            return new RateBudget(Limit, count, TimeSpan.Zero);
        }
    }

    /// <summary>Forgets the requests of a profile.</summary>
    public void Forget(Profile profile)
    {
        lock (_gate)
            _calls.Remove(profile);
    }

    private Queue<long> CallsOf(Profile profile, long now)
    {
        if (_calls.TryGetValue(profile, out var calls))
            return Current(calls, now);
        if (_calls.Count >= _sweepAt)
            Sweep(now);
        return _calls[profile] = new Queue<long>();
    }

    private Queue<long> Current(Queue<long> calls, long now)
    {
        while (calls.Count > 0 && calls.Peek() + window.Ticks <= now)
            calls.Dequeue();
        return calls;
    }

    private void Sweep(long now)
    {
        foreach (var profile in _calls.Where(entry => Current(entry.Value, now).Count == 0).Select(entry => entry.Key).ToList())
            _calls.Remove(profile);
        _sweepAt = Math.Max(SmallestSweep, _calls.Count * 2);
    }
}
