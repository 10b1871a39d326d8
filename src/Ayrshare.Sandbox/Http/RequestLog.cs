using System.Collections.Generic;

namespace Ayrshare.Sandbox;

/// <summary>The newest requests, and how many were handled at a time. Safe for use by several threads.</summary>
internal sealed class RequestLog(int capacity)
{
    private readonly object _gate = new();
    private readonly Queue<SandboxRequest> _completed = new(capacity);
    private int _running;

    public int PeakConcurrency { get; private set; }

    public int RateLimitedCount { get; private set; }

    public void Start()
    {
        lock (_gate)
        {
            _running++;
            if (_running > PeakConcurrency)
                PeakConcurrency = _running;
        }
    }

    public void Complete(SandboxRequest request)
    {
        lock (_gate)
        {
            _running--;
            if (request.Status == 429)
                RateLimitedCount++;
            if (_completed.Count == capacity)
                _completed.Dequeue();
            _completed.Enqueue(request);
        }
    }

    public IReadOnlyList<SandboxRequest> Snapshot()
    {
        lock (_gate)
            return _completed.ToArray();
    }
}
