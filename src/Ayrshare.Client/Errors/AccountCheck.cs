using System;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>
/// Distinguishes a suspended account from a suspended profile and from a feature that the plan lacks: Ayrshare refuses all three
/// with the same HTTP 403. The account's own GET /user settles it. It is sent at the first of several refusals in a row
/// and, while the account is not refused, at every fifth one after that, because an account can be suspended meanwhile.
/// Safe for use by several threads.
/// </summary>
internal sealed class AccountCheck
{
    private const int RefusalsPerCheck = 5;

    private readonly object _lock = new();
    private Task<AyrshareApiException?>? _refusal;
    private int _refusals;

    /// <summary>Returns how Ayrshare refuses the account itself, or null if it does not.</summary>
    /// <param name="getUser">Sends GET /user of the account. Its response does not matter.</param>
    public Task<AyrshareApiException?> RefusalAsync(Func<Task> getUser)
    {
        lock (_lock)
        {
            if (_refusal is null || (_refusals >= RefusalsPerCheck && _refusal is { Status: TaskStatus.RanToCompletion, Result: null }))
            {
                _refusal = CheckAsync(getUser);
                _refusals = 0;
            }

            _refusals++;
            return _refusal;
        }
    }

    /// <summary>Notes that a call was not refused.</summary>
    public void Passed()
    {
        lock (_lock)
            _refusal = null;
    }

    private static async Task<AyrshareApiException?> CheckAsync(Func<Task> getUser)
    {
        try
        {
            await getUser().ConfigureAwait(false);
            return null;
        }
        catch (Exception failure) when (failure is AyrshareApiException or OperationCanceledException)
        {
            // Any other failure says nothing about the account, so the caller's own error stands.
            return failure is AyrshareApiException { RefusesAccount: true } refusal ? refusal : null;
        }
    }
}
