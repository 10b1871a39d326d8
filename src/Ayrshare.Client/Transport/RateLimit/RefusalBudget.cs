using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>
/// Counts the HTTP 429 responses of one account, for all runspaces of the process. The headers of the rate limit can be missing
/// or wrong. Then only this count prevents a command from getting its account suspended.
/// </summary>
internal sealed class RefusalBudget(TimeProvider clock)
{
    /// <summary>
    /// How many 429 responses in a row stop all requests of the account for a window of the rate limit. A single request that is
    /// repeated as often as allowed reaches the same number.
    /// </summary>
    public const int InARow = 5;

    /// <summary>
    /// How many 429 responses in 24 hours stop all requests. Source: "1,000 answers of 429 within 24 hours suspend the profile". Other
    /// programs and machines that use the account are refused too, so this process stops at a quarter.
    /// </summary>
    public const int PerDay = 250;

    /// <summary>Source: "300 requests per 5 minutes".</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private static readonly ConcurrentDictionary<(string Account, TimeProvider Clock), RefusalBudget> ByAccount = new();

    private readonly object _lock = new();
    private readonly long _origin = clock.GetTimestamp();
    private readonly Queue<TimeSpan> _refused = new();
    private TimeSpan _closedUntil;
    private int _inARow;

    /// <summary>The budget of an account.</summary>
    public static RefusalBudget For(Uri baseAddress, Secret apiKey, TimeProvider clock) =>
        ByAccount.GetOrAdd((RateBudgets.IdentityOf(baseAddress, apiKey), clock), static account => new RefusalBudget(account.Clock));

    /// <summary>The end of the pause after too many 429 responses in a day; null if there is no such pause.</summary>
    public DateTimeOffset? SpentUntil
    {
        get
        {
            lock (_lock)
            {
                while (_refused.Count > 0 && _refused.Peek() + Day <= Now)
                    _refused.Dequeue();
                return _refused.Count >= PerDay ? clock.GetUtcNow() + (_refused.Peek() + Day - Now) : null;
            }
        }
    }

    /// <summary>Whether so many requests in a row were refused that none is repeated.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_lock)
                return _inARow >= InARow;
        }
    }

    /// <summary>Waits until the account may send requests.</summary>
    /// <param name="waiting">Called with the end of the wait, if there is one.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task EnterAsync(Action<DateTimeOffset> waiting, CancellationToken cancellation)
    {
        while (UntilOpen is var wait && wait > TimeSpan.Zero)
        {
            waiting(clock.GetUtcNow() + wait);
            await clock.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Counts a response, whether it is HTTP 429 or not.</summary>
    public void Count(bool refused)
    {
        lock (_lock)
        {
            _inARow = refused ? _inARow + 1 : 0;
            if (!refused)
                return;
            _refused.Enqueue(Now);
            if (_inARow >= InARow)
                _closedUntil = Now + Window;
        }
    }

    private TimeSpan UntilOpen
    {
        get
        {
            lock (_lock)
                return _closedUntil - Now;
        }
    }

    // This is not the time of day, because somebody can set that back.
    private TimeSpan Now => clock.GetElapsedTime(_origin);
}
