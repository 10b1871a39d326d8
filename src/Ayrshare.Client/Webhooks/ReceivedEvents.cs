using System;
using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>Remembers the newest events, to tell a repeated delivery. Safe for use by several threads.</summary>
/// <param name="capacity">How many events are remembered.</param>
public sealed class ReceivedEvents(int capacity)
{
    private readonly object _gate = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();

    /// <summary>Remembers an event, and returns whether it is new.</summary>
    /// <param name="received">The event.</param>
    public bool Add(WebhookEvent received)
    {
        lock (_gate)
        {
            if (!_known.Add(received.Identity))
                return false;
            _oldestFirst.Enqueue(received.Identity);
            if (_oldestFirst.Count > capacity)
                _known.Remove(_oldestFirst.Dequeue());
            return true;
        }
    }
}
