using System;
using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>The requests of the last five minutes that a process knows of: its own, and those of others that the headers showed.</summary>
internal sealed class RateWindow
{
    // For each request, the latest time at which the server can have counted it.
    private readonly Queue<TimeSpan> _counted = new();

    /// <summary>The number of known requests.</summary>
    public int Count => _counted.Count;

    /// <summary>How many requests have ever left the window.</summary>
    public int Left { get; private set; }

    /// <summary>When the known requests leave the window, the first one first.</summary>
    public IEnumerable<TimeSpan> Ends
    {
        get
        {
            foreach (var counted in _counted)
                yield return counted + RateStatus.Window;
        }
    }

    /// <summary>When the first of the known requests leaves the window, or null if there is none.</summary>
    public TimeSpan? NextEnd => _counted.Count > 0 ? _counted.Peek() + RateStatus.Window : null;

    /// <summary>Removes what has left the window.</summary>
    public void MoveTo(TimeSpan now)
    {
        while (NextEnd <= now)
        {
            _counted.Dequeue();
            Left++;
        }
    }

    /// <summary>Counts requests.</summary>
    public void Add(TimeSpan now, int requests = 1)
    {
        for (; requests > 0; requests--)
            _counted.Enqueue(now);
    }
}
