using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;

namespace Ayrshare.Client.Tests;

/// <summary>A clock that jumps to the end of every wait as soon as it begins, and remembers how long the waits were.</summary>
internal sealed class JumpingClock : FakeTimeProvider
{
    private readonly int _together;
    private readonly object _lock = new();
    private readonly HashSet<Wait> _pending = [];
    private readonly List<TimeSpan> _waits = [];

    /// <param name="together">How many waits there must be before it jumps to the end of the first.</param>
    public JumpingClock(int together = 1)
        : base(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero)) => _together = together;

    public TimeSpan Elapsed
    {
        get
        {
            MonoRuntime.Skip("Its threads answer so late that the clock has jumped by then.");
            return GetUtcNow() - Start;
        }
    }

    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
                return _waits.ToArray();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime <= TimeSpan.Zero)
            return timer;
        var wait = new Wait(this, timer, GetUtcNow() + dueTime);
        lock (_lock)
        {
            _pending.Add(wait);
            _waits.Add(dueTime);
        }

        ThreadPool.QueueUserWorkItem(_ => Jump());
        return wait;
    }

    private void Jump()
    {
        DateTimeOffset next;
        lock (_lock)
        {
            if (_pending.Count < _together)
                return;
            next = _pending.Min(wait => wait.Due);
            _pending.RemoveWhere(wait => wait.Due <= next);
        }

        // The clock is read once, because another jump can come between.
        var ahead = next - GetUtcNow();
        if (ahead > TimeSpan.Zero)
            Advance(ahead);
    }

    private void Forget(Wait wait)
    {
        lock (_lock)
            _pending.Remove(wait);
    }

    private sealed class Wait(JumpingClock clock, ITimer timer, DateTimeOffset due) : ITimer
    {
        public DateTimeOffset Due => due;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            clock.Forget(this);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            clock.Forget(this);
            return timer.DisposeAsync();
        }
    }
}
