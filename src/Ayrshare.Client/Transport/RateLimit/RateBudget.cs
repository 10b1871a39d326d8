using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>
/// The rate limit of one profile. A request is sent only if the limit of the last five minutes has room for it, because 1,000
/// responses with HTTP 429 in a day suspend the profile.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A SemaphoreSlim without a wait handle holds nothing to dispose of.")]
internal sealed class RateBudget(TimeProvider clock)
{
    /// <summary>Source: "300 requests per 5 minutes per profile".</summary>
    private const int DocumentedLimit = 300;

    // A header with a higher limit must be wrong, and to believe it would only cost memory.
    private const int MaxLimit = 100_000;

    private static readonly TimeSpan Window = RateStatus.Window;

    private readonly object _lock = new();
    private readonly long _origin = clock.GetTimestamp();

    // One caller at a time waits for room in the window. The others wait here, in the order of their arrival.
    private readonly SemaphoreSlim _turn = new(1, 1);

    // For each completed request in the window, the latest time at which the server can have counted it.
    private readonly Queue<TimeSpan> _counted = new();

    private TaskCompletionSource<bool> _completed = NewSignal();
    private TimeSpan _closedUntil;
    private int _limit = DocumentedLimit;
    private int _inProgress;
    private int _holders;
    private bool _confirmed;

    /// <summary>Waits until a request may be sent. Each call that completes must be followed by one call of <see cref="Settle"/>
    /// or <see cref="Withdraw"/>.</summary>
    /// <param name="waiting">Called with the end of the wait, if the request has to wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task EnterAsync(Action<DateTimeOffset> waiting, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                if (TryEnter(out var room, out var completed))
                    return;
                if (room is not { } wait)
                {
                    await completed.WaitAsync(Timeout.InfiniteTimeSpan, clock, cancellation).ConfigureAwait(false);
                    continue;
                }

                using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                // Timers ignore fractions of a millisecond. A wait that is rounded down to zero would become a busy loop.
                var timer = clock.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), stop.Token);
                try
                {
                    // The timer is set first, so that a test that moves the clock when it is called here ends the wait.
                    waiting(clock.GetUtcNow() + wait);
                    await Task.WhenAny(timer, completed).ConfigureAwait(false);
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

    /// <summary>Counts a request that has ended, whether or not it succeeded.</summary>
    /// <param name="rate">What the response said about the rate limit, or null if there was no response.</param>
    public void Settle(RateStatus? rate)
    {
        lock (_lock)
        {
            var now = Now;
            // The response to a request that was sent before a 429 says nothing about requests that are sent after it.
            _confirmed |= now >= _closedUntil;
            Leave();
            Prune(now);
            _counted.Enqueue(now);
            if (rate is not { } status)
                return;
            _limit = Math.Min(Math.Max(1, status.Max), MaxLimit);
            // Other programs use the same limit. When their requests were counted is unknown, so the latest possible time is
            // assumed, which is now.
            for (var others = Math.Min(status.Count, _limit) - _counted.Count - _inProgress; others > 0; others--)
                _counted.Enqueue(now);
        }
    }

    /// <summary>Releases the place of a request that was never sent. It replaces <see cref="Settle"/>.</summary>
    public void Withdraw()
    {
        lock (_lock)
            Leave();
    }

    /// <summary>Stops all requests after HTTP 429. After the wait, one request is sent alone, as a test.</summary>
    /// <param name="wait">How long the server said to wait; null for a whole window, which is also the maximum.</param>
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

    /// <summary>Notes that a caller uses this budget, so that it is not removed.</summary>
    public void Hold() => Interlocked.Increment(ref _holders);

    /// <summary>Reverses one call of <see cref="Hold"/>.</summary>
    public void Release() => Interlocked.Decrement(ref _holders);

    /// <summary>Whether no caller uses the budget and more than half of the limit is left.</summary>
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

    // This is not the time of day, because somebody can set that back.
    private TimeSpan Now => clock.GetElapsedTime(_origin);

    private bool TryEnter(out TimeSpan? room, out Task completed)
    {
        lock (_lock)
        {
            completed = _completed.Task;
            room = null;
            var now = Now;
            if (now < _closedUntil)
            {
                room = _closedUntil - now;
                return false;
            }

            Prune(now);

            // Until the first response shows how much of the limit is used, only one request is sent at a time.
            if (!_confirmed && _inProgress > 0)
                return false;
            if (_counted.Count + _inProgress >= _limit)
            {
                room = _counted.Count > 0 ? _counted.Peek() + Window - now : null;
                return false;
            }

            // Other programs may have sent as many requests as are in progress here without their being known, so fewer are sent
            // at once near the limit.
            if (_inProgress > 0 && _counted.Count + (2 * _inProgress) >= _limit)
                return false;

            _inProgress++;
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
        _inProgress--;
        _completed.SetResult(true);
        _completed = NewSignal();
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
