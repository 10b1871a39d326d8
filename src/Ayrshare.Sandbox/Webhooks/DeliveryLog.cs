using System.Collections.Generic;

namespace Ayrshare.Sandbox;

/// <summary>The newest attempts to deliver events. Safe for use by several threads.</summary>
internal sealed class DeliveryLog(int capacity)
{
    private readonly object _gate = new();
    private readonly Queue<SandboxDelivery> _deliveries = new();

    public void Add(SandboxDelivery delivery)
    {
        lock (_gate)
        {
            if (_deliveries.Count == capacity)
                _deliveries.Dequeue();
            _deliveries.Enqueue(delivery);
        }
    }

    public IReadOnlyList<SandboxDelivery> Snapshot()
    {
        lock (_gate)
            return _deliveries.ToArray();
    }
}
