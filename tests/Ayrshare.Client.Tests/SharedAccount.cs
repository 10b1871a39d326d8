using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Client.Tests;

/// <summary>
/// Processes that share the rate limit of one account and know of each other only through the headers, in virtual time: a
/// discrete simulation, which runs the same way for each seed.
/// </summary>
internal sealed class SharedAccount(int seed, AccountWindow window)
{
    public const int Limit = 300;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Random _random = new(seed);
    private readonly PriorityQueue<Action, (TimeSpan Time, int Number)> _events = new();
    private readonly Queue<TimeSpan> _counted = new();
    private int _number;

    public TimeSpan Now { get; private set; }

    public List<SimulatedJob> Jobs { get; } = [];

    /// <summary>The requests that the account counts now.</summary>
    public int Count
    {
        get
        {
            while (_counted.Count > 0 && HasEnded(_counted.Peek()))
                _counted.Dequeue();
            return _counted.Count;
        }
    }

    public SimulatedJob Add(int requests, int concurrency, double start, double latency)
    {
        var job = new SimulatedJob(this, requests, concurrency, TimeSpan.FromSeconds(start), latency);
        Jobs.Add(job);
        At(job.Start, job.Begin);
        return job;
    }

    public void Run()
    {
        At(Second, Watch);
        while (_events.TryDequeue(out var next, out var due))
        {
            Now = due.Time;
            next();
        }
    }

    public void At(TimeSpan time, Action action) => _events.Enqueue(action, (time < Now ? Now : time, _number++));

    public void After(TimeSpan time, Action action) => At(Now + time, action);

    /// <summary>A request reaches the server.</summary>
    public (RateStatus Rate, bool Refused) Receive()
    {
        var refused = Count >= Limit;
        if (!refused)
            _counted.Enqueue(Now);
        return (new RateStatus(Limit, Count), refused);
    }

    public TimeSpan Latency(double seconds) => TimeSpan.FromSeconds(seconds * (0.2 + _random.NextDouble()));

    private bool HasEnded(TimeSpan counted) => window switch
    {
        AccountWindow.Sliding => counted + RateStatus.Window <= Now,
        _ => Period(counted) < Period(Now),
    };

    private long Period(TimeSpan time) => (time.Ticks + (seed * 7919L * TimeSpan.TicksPerSecond)) / RateStatus.Window.Ticks;

    private void Watch()
    {
        if (Jobs.All(job => job.Ended is not null))
            return;
        foreach (var job in Jobs)
            job.Look(room: Limit - Count);
        After(Second, Watch);
    }
}
