using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Sandbox;

/// <summary>
/// The sandbox's clock: its start, plus the real time since then multiplied by the scale, plus all advances.
/// Timers and timestamps use the same time. Safe for use by several threads.
/// </summary>
public sealed class SandboxClock : TimeProvider
{
    private readonly object _gate = new();
    private readonly HashSet<ClockTimer> _timers = [];
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private readonly double _scale;
    private long _advancedTicks;

    internal SandboxClock(double scale) => _scale = scale;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override long GetTimestamp() =>
        (long)(_elapsed.Elapsed.Ticks * _scale) + Interlocked.Read(ref _advancedTicks);

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => _start.AddTicks(GetTimestamp());

    /// <summary>The time.</summary>
    public override string ToString() => $"{GetUtcNow():u}";

    /// <summary>Moves the time forward at once. Timers that become due fire.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void Advance(TimeSpan by)
    {
        if (by < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(by), by, "The clock only runs forward.");

        Interlocked.Add(ref _advancedTicks, by.Ticks);
        ClockTimer[] timers;
        lock (_gate)
            timers = [.. _timers];
        foreach (var timer in timers)
            timer.Rearm();
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ClockTimer(this, callback, state);
        lock (_gate)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Remove(ClockTimer timer)
    {
        lock (_gate)
            _timers.Remove(timer);
    }

    /// <summary>A timer for a time of the clock. It sets its system timer again whenever the clock advances.</summary>
    private sealed class ClockTimer : ITimer
    {
        private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

        private readonly object _gate = new();
        private readonly SandboxClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly Timer _timer;
        private long? _due;
        private TimeSpan _period;
        private bool _disposed;

        public ClockTimer(SandboxClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _callback = callback;
            _state = state;
            _timer = new Timer(static timer => ((ClockTimer)timer!).Elapse(), this, Timeout.Infinite, Timeout.Infinite);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                if (_disposed)
                    return false;
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetTimestamp() + dueTime.Ticks;
                _period = period;
            }

            Rearm();
            return true;
        }

        public void Rearm()
        {
            lock (_gate)
            {
                if (_disposed)
                    return;
                _timer.Change(_due is { } due ? RealWait(due) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            lock (_gate)
            {
                _disposed = true;
                _timer.Dispose();
            }

            _clock.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private TimeSpan RealWait(long due)
        {
            var milliseconds = Math.Ceiling((due - _clock.GetTimestamp()) / _clock._scale / TimeSpan.TicksPerMillisecond);
            return TimeSpan.FromMilliseconds(Math.Min(Math.Max(milliseconds, 0), LongestWait.TotalMilliseconds));
        }

        private void Elapse()
        {
            lock (_gate)
            {
                if (_disposed || _due is not { } due)
                    return;
                if (due > _clock.GetTimestamp())
                {
                    Rearm();
                    return;
                }

                _due = _period > TimeSpan.Zero ? due + _period.Ticks : null;
                Rearm();
            }

            _callback(_state);
        }
    }
}
