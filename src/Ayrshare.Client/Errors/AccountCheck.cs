using System;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>
/// Tells a suspended account from a suspended profile, or from what the plan lacks, whose calls are refused alike: the
/// account's own GET /user is asked for at the first of the refusals that come in a row, and, as long as it is not the
/// account, at every fifth that follows: an account can be suspended meanwhile. Any thread.
/// </summary>
/// <param name="askUser">GET /user of the account; its answer does not matter.</param>
public sealed class AccountCheck(Func<CancellationToken, Task> askUser)
{
    private const int RefusalsAnAnswer = 5;

    private readonly object _lock = new();
    private Task<AyrshareApiException?>? _refusal;
    private int _told;

    /// <summary>How Ayrshare refuses the account itself, or null if it does not.</summary>
    /// <param name="cancellation">Gives up, for all who ask meanwhile.</param>
    public Task<AyrshareApiException?> RefusalAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_refusal is null || (_told >= RefusalsAnAnswer && _refusal is { Status: TaskStatus.RanToCompletion, Result: null }))
            {
                _refusal = AskAsync(cancellation);
                _told = 0;
            }

            _told++;
            return _refusal;
        }
    }

    /// <summary>Notes that a call was not refused.</summary>
    public void Passed()
    {
        lock (_lock)
            _refusal = null;
    }

    private async Task<AyrshareApiException?> AskAsync(CancellationToken cancellation)
    {
        try
        {
            await askUser(cancellation).ConfigureAwait(false);
            return null;
        }
        catch (AyrshareApiException failure)
        {
            // Any other failure did not tell: the caller's own error stands.
            return failure.RefusesAccount ? failure : null;
        }
    }
}
