using System;

namespace Ayrshare.Client;

/// <summary>How long to wait before a request is repeated: about 1, 2, 4 and 8 seconds, each varied at random by half.</summary>
internal static class RetryDelay
{
    private static readonly Random Random = new();

    /// <summary>Returns the pause before the given repeat, counted from 1.</summary>
    public static TimeSpan Before(int repeat)
    {
        lock (Random)
            return TimeSpan.FromSeconds((1 << (repeat - 1)) * (0.5 + Random.NextDouble()));
    }
}
