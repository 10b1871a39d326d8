using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>
/// The rate limit of one profile. A request is sent only if the limit of the last five minutes has room for it, because 1,000
/// responses with HTTP 429 in a day suspend the profile. A <see cref="RateGate"/> decides; this class waits.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A SemaphoreSlim without a wait handle holds nothing to dispose of.")]
internal sealed class RateBudget(TimeProvider clock)
{
    // A shorter wait is not worth telling.
    private static readonly TimeSpan ToldWait = TimeSpan.FromSeconds(1);

    private readonly object _lock = new();
    private readonly long _origin = clock.GetTimestamp();

    // One caller at a time waits for room in the window. The others wait here, in the order of their arrival.
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly RateGate _gate = new();

    private TaskCompletionSource<bool> _completed = NewSignal();
    private int _waiting;
    private int _holders;

    /// <summary>Waits until a request may be sent. Each call that completes must be followed by one call of <see cref="Settle"/>
    /// or <see cref="Withdraw"/>.</summary>
    /// <param name="waiting">Called with the end of the wait, if the request has to wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task EnterAsync(Action<DateTimeOffset> waiting, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await _turn.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                while (true)
                {
                    // Whoever stopped the call before a response came must not be sent by that response.
                    cancellation.ThrowIfCancellationRequested();
                    if (TryEnter(out var wait, out var completed))
                        return;
                    await WaitAsync(wait, completed, waiting, cancellation).ConfigureAwait(false);
                }
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Counts a request that has ended, whether or not it succeeded.</summary>
    /// <param name="rate">What the response said about the rate limit, or null if there was no response.</param>
    public void Settle(RateStatus? rate)
    {
        lock (_lock)
        {
            _gate.Settle(Now, rate);
            Complete();
        }
    }

    /// <summary>Releases the place of a request that was never sent. It replaces <see cref="Settle"/>.</summary>
    public void Withdraw()
    {
        lock (_lock)
        {
            _gate.Withdraw();
            Complete();
        }
    }

    /// <summary>Stops all requests after HTTP 429. After the wait, one request is sent alone, as a test.</summary>
    /// <param name="wait">How long the server said to wait; null for a whole window, which is also the maximum.</param>
    public void Close(TimeSpan? wait)
    {
        lock (_lock)
            _gate.Close(Now, wait);
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
                return _holders == 0 && _gate.IsMostlyFree(Now);
        }
    }

    // This is not the time of day, because somebody can set that back.
    private TimeSpan Now => clock.GetElapsedTime(_origin);

    private bool TryEnter(out TimeSpan? wait, out Task completed)
    {
        lock (_lock)
        {
            completed = _completed.Task;
            var now = Now;
            var entered = _gate.TryEnter(now, Volatile.Read(ref _waiting), out var until);
            wait = until - now;
            return entered;
        }
    }

    private async Task WaitAsync(TimeSpan? wait, Task completed, Action<DateTimeOffset> waiting, CancellationToken cancellation)
    {
        if (wait is not { } time)
        {
            await completed.WaitAsync(Timeout.InfiniteTimeSpan, clock, cancellation).ConfigureAwait(false);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // Timers ignore fractions of a millisecond. A wait that is rounded down to zero would become a busy loop.
        var timer = clock.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds)), stop.Token);
        try
        {
            // The timer is set first, so that a test that moves the clock when it is called here ends the wait.
            if (time >= ToldWait)
                waiting(clock.GetUtcNow() + time);
            await Task.WhenAny(timer, completed).ConfigureAwait(false);
        }
        finally
        {
            stop.Cancel();
        }
    }

    private void Complete()
    {
        _completed.SetResult(true);
        _completed = NewSignal();
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
