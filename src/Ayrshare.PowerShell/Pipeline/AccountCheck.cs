using System;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// Tells a suspended account from a suspended profile, whose calls are refused alike: one call of the account's own is
/// asked for at the first of the refusals that come in a row. Any thread.
/// </summary>
internal sealed class AccountCheck(Func<Task<AyrshareApiException?>> ask)
{
    private readonly object _lock = new();
    private Task<AyrshareApiException?>? _refusal;

    /// <summary>How Ayrshare refuses the account itself, or null if it does not.</summary>
    public Task<AyrshareApiException?> RefusalAsync()
    {
        lock (_lock)
            return _refusal ??= ask();
    }

    /// <summary>Notes that a call was not refused.</summary>
    public void Passed() => Volatile.Write(ref _refusal, null);
}
