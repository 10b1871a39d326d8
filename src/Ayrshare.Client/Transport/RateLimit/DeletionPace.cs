using System;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>
/// The deletions of one account, shared by all runspaces of the process. A deletion keeps its place until a second after
/// its end: so no second holds more than eight by the server's clock either, however long each was under way.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A SemaphoreSlim without a wait handle holds nothing to dispose of.")]
internal sealed class DeletionPace(TimeProvider clock)
{
    /// <summary>Source: DELETE /profiles, "8 deletions a second".</summary>
    private const int PerSecond = 8;

    /// <summary>A little more than a second: a timer can end a tick early.</summary>
    public static readonly TimeSpan Second = TimeSpan.FromMilliseconds(1050);

    private static readonly ConcurrentDictionary<(string Account, TimeProvider Clock), DeletionPace> ByAccount = new();

    private readonly SemaphoreSlim _places = new(PerSecond);

    /// <summary>The pace of an account.</summary>
    public static DeletionPace For(Uri baseAddress, Secret apiKey, TimeProvider clock) =>
        ByAccount.GetOrAdd((RateBudgets.IdentityOf(baseAddress, apiKey), clock), static account => new DeletionPace(account.Clock));

    /// <summary>Waits until a deletion may go out. Each one that may is followed by one
    /// <see cref="Leave"/> or <see cref="Withdraw"/>.</summary>
    public Task EnterAsync(CancellationToken cancellation) => _places.WaitAsync(cancellation);

    /// <summary>Counts a deletion that has ended, however it did.</summary>
    public void Leave() =>
        clock.Delay(Second).ContinueWith(
            _ => _places.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>Takes back a deletion that never left; in place of <see cref="Leave"/>.</summary>
    public void Withdraw() => _places.Release();
}
