using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Sandbox;

/// <summary>
/// Values that are forgotten when they expire. Expired entries are removed whenever the number of entries has doubled, so
/// the memory stays in proportion to the valid ones. Safe for use by several threads.
/// </summary>
internal sealed class ExpiringStore<TKey, TValue>(TimeProvider clock)
    where TKey : notnull
    where TValue : class
{
    private const int SmallestSweep = 1024;

    private readonly object _gate = new();
    private readonly Dictionary<TKey, (TValue Value, long ExpiresAt)> _entries = [];
    private int _sweepAt = SmallestSweep;

    /// <summary>Adds a value; for a key that exists already, the later expiry applies.</summary>
    public void Add(TKey key, TValue value, DateTimeOffset expiresAt)
    {
        lock (_gate)
        {
            var end = expiresAt.UtcTicks;
            _entries[key] = (value, _entries.TryGetValue(key, out var present) ? Math.Max(present.ExpiresAt, end) : end);
            if (_entries.Count >= _sweepAt)
                Sweep();
        }
    }

    public TValue? Find(TKey key)
    {
        lock (_gate)
        {
            return _entries.TryGetValue(key, out var entry) && entry.ExpiresAt > clock.GetUtcNow().UtcTicks
                ? entry.Value
                : null;
        }
    }

    /// <summary>The values that have not expired, in no particular order.</summary>
    public IReadOnlyList<TValue> Values()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow().UtcTicks;
            return [.. _entries.Values.Where(entry => entry.ExpiresAt > now).Select(entry => entry.Value)];
        }
    }

    private void Sweep()
    {
        var now = clock.GetUtcNow().UtcTicks;
        foreach (var key in _entries.Where(entry => entry.Value.ExpiresAt <= now).Select(entry => entry.Key).ToList())
            _entries.Remove(key);
        _sweepAt = Math.Max(SmallestSweep, _entries.Count * 2);
    }
}
