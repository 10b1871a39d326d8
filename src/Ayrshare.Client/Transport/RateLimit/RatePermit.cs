using System;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>The permission to send one request within the rate limits. The request is counted when the permit is disposed.</summary>
internal sealed class RatePermit : IDisposable
{
    private readonly RateBudget _budget;
    private readonly DeletionPace? _deletions;
    private bool _withdrawn;

    private RatePermit(RateBudget budget, DeletionPace? deletions) => (_budget, _deletions) = (budget, deletions);

    /// <summary>What the response said about the rate limit, once there is one.</summary>
    public RateStatus? Rate { get; set; }

    /// <summary>Waits until the request may be sent.</summary>
    /// <param name="budget">The budget that the request counts against.</param>
    /// <param name="deletions">The limit of deletions, if the request is a deletion.</param>
    /// <param name="waiting">Called with the end of the wait, if the request has to wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<RatePermit> EnterAsync(
        RateBudget budget, DeletionPace? deletions, Action<DateTimeOffset> waiting, CancellationToken cancellation)
    {
        await budget.EnterAsync(waiting, cancellation).ConfigureAwait(false);
        try
        {
            if (deletions is not null)
                await deletions.EnterAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            budget.Withdraw();
            throw;
        }

        return new RatePermit(budget, deletions);
    }

    /// <summary>Notes that the request was never sent, so that it does not count.</summary>
    public void Withdraw() => _withdrawn = true;

    /// <summary>Notes that the server responded with HTTP 429.</summary>
    /// <param name="wait">How long the server said to wait, or null.</param>
    public void Refused(TimeSpan? wait)
    {
        // If the window has room left, the request exceeded the limit of deletions.
        TimeSpan? deletionWait = _deletions is not null && Rate is { Left: > 0 } ? DeletionPace.Second : null;
        _budget.Close(wait ?? deletionWait);
    }

    public void Dispose()
    {
        if (_withdrawn)
        {
            _budget.Withdraw();
            _deletions?.Withdraw();
        }
        else
        {
            _budget.Settle(Rate);
            _deletions?.Leave();
        }
    }
}
