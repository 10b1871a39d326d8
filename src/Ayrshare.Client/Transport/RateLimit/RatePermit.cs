using System;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>Lets one request go out within the rate limits. Disposing of it counts the request.</summary>
internal sealed class RatePermit : IDisposable
{
    private readonly RateBudget _budget;
    private readonly DeletionPace? _deletions;
    private bool _withdrawn;

    private RatePermit(RateBudget budget, DeletionPace? deletions) => (_budget, _deletions) = (budget, deletions);

    /// <summary>What the response said about the rate limit, once there is one.</summary>
    public RateStatus? Rate { get; set; }

    /// <summary>Waits until the request may go out.</summary>
    /// <param name="budget">The budget that the request counts against.</param>
    /// <param name="deletions">The pace that the request keeps too, if it is a deletion.</param>
    /// <param name="waiting">Is told until when the wait lasts, if there is one.</param>
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

    /// <summary>Notes that the request never left, so that it does not count.</summary>
    public void Withdraw() => _withdrawn = true;

    /// <summary>Notes that the server answered HTTP 429.</summary>
    /// <param name="wait">How long the server said to wait, or null.</param>
    public void Refused(TimeSpan? wait)
    {
        // If the window has room left, the request hit the limit of deletions.
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
