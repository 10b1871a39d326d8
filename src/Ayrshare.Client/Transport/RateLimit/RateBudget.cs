using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>
/// One profile's share of the rate limit: lets a request go only when the last five minutes have room for it, so that
/// HTTP 429, of which 1,000 a day suspend the profile, stays the exception.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A SemaphoreSlim without a wait handle holds nothing to dispose of.")]
internal sealed class RateBudget(TimeProvider clock)
{
    /// <summary>Source: "300 requests per 5 minutes per profile".</summary>
    private const int DocumentedLimit = 300;

    // A header that says more is a mistake, and would only cost memory.
    private const int MaxLimit = 100_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly object _lock = new();
    private readonly long _origin = clock.GetTimestamp();

    // One at a time waits for room; the others queue here, first come first served.
    private readonly SemaphoreSlim _turn = new(1, 1);

    // When the answered requests of the window were counted, at the latest.
    private readonly Queue<TimeSpan> _counted = new();

    private TaskCompletionSource<bool> _answered = NewSignal();
    private TimeSpan _closedUntil;
    private int _limit = DocumentedLimit;
    private int _underWay;
    private int _holders;
    private bool _confirmed;

    /// <summary>Waits until a request may go out. Each one that may is followed by one
    /// <see cref="Settle"/> or <see cref="Withdraw"/>.</summary>
    /// <param name="waiting">Told until when the wait lasts, if there is one.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task EnterAsync(Action<DateTimeOffset> waiting, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                if (TryEnter(out var room, out var answered))
                    return;
                if (room is not { } wait)
                {
                    await answered.WaitAsync(Timeout.InfiniteTimeSpan, clock, cancellation).ConfigureAwait(false);
                    continue;
                }

                using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                // Timers drop parts of a millisecond; rounded down to none, the wait would become a busy loop.
                var timer = clock.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), stop.Token);
                try
                {
                    // Called after the timer is set, so that a clock that is moved from here on ends the wait.
                    waiting(clock.GetUtcNow() + wait);
                    await Task.WhenAny(timer, answered).ConfigureAwait(false);
                }
                finally
                {
                    stop.Cancel();
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Counts a request that has ended, however it did.</summary>
    /// <param name="rate">What its answer said, or null without an answer.</param>
    public void Settle(RateStatus? rate)
    {
        lock (_lock)
        {
            var now = Now;
            // What was under way before a 429 says nothing of what comes after.
            _confirmed |= now >= _closedUntil;
            Leave();
            Prune(now);
            _counted.Enqueue(now);
            if (rate is not { } status)
                return;
            _limit = Math.Min(Math.Max(1, status.Max), MaxLimit);
            // Others use this budget too; when their requests fall out of the window is unknown, so assume the latest.
            for (var others = Math.Min(status.Count, _limit) - _counted.Count - _underWay; others > 0; others--)
                _counted.Enqueue(now);
        }
    }

    /// <summary>Takes back a request that never left; in place of <see cref="Settle"/>.</summary>
    public void Withdraw()
    {
        lock (_lock)
            Leave();
    }

    /// <summary>Lets nothing through after HTTP 429, and then one request alone.</summary>
    /// <param name="wait">How long the server said to wait, or null: then, and at most, until the window has ended.</param>
    public void Close(TimeSpan? wait)
    {
        lock (_lock)
        {
            var until = Now + (wait < Window ? wait.Value : Window);
            if (until > _closedUntil)
                _closedUntil = until;
            _confirmed = false;
        }
    }

    /// <summary>Marks that a caller holds this budget, so that it is not forgotten.</summary>
    public void Hold() => Interlocked.Increment(ref _holders);

    /// <summary>Takes a <see cref="Hold"/> back.</summary>
    public void Release() => Interlocked.Decrement(ref _holders);

    /// <summary>Whether nobody holds the budget and it is far from spent.</summary>
    public bool MayBeForgotten
    {
        get
        {
            lock (_lock)
            {
                Prune(Now);
                return _holders == 0 && _counted.Count * 2 < _limit && Now >= _closedUntil;
            }
        }
    }

    // Not the time of day, which can be set back.
    private TimeSpan Now => clock.GetElapsedTime(_origin);

    private bool TryEnter(out TimeSpan? room, out Task answered)
    {
        lock (_lock)
        {
            answered = _answered.Task;
            room = null;
            var now = Now;
            if (now < _closedUntil)
            {
                room = _closedUntil - now;
                return false;
            }

            Prune(now);

            // Until the first answer tells what others have used, one request feels the way.
            if (!_confirmed && _underWay > 0)
                return false;
            if (_counted.Count + _underWay >= _limit)
            {
                room = _counted.Count > 0 ? _counted.Peek() + Window - now : null;
                return false;
            }

            // As many requests of others can hide behind those under way, so towards the end fewer go at once.
            if (_underWay > 0 && _counted.Count + (2 * _underWay) >= _limit)
                return false;

            _underWay++;
            return true;
        }
    }

    private void Prune(TimeSpan now)
    {
        while (_counted.Count > 0 && _counted.Peek() + Window <= now)
            _counted.Dequeue();
    }

    private void Leave()
    {
        _underWay--;
        _answered.SetResult(true);
        _answered = NewSignal();
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
