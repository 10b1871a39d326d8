using System;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>
/// Limits the deletions of one account, for all runspaces of the process. A deletion keeps its place until a second after its
/// response, so that the server also counts at most eight in any second, however long each request takes.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A SemaphoreSlim without a wait handle holds nothing to dispose of.")]
internal sealed class DeletionPace(TimeProvider clock)
{
    /// <summary>Source: DELETE /profiles, "8 deletions a second".</summary>
    private const int PerSecond = 8;

    /// <summary>Slightly more than a second, because a timer can fire a little early.</summary>
    public static readonly TimeSpan Second = TimeSpan.FromMilliseconds(1050);

    private static readonly ConcurrentDictionary<(string Account, TimeProvider Clock), DeletionPace> ByAccount = new();

    private readonly SemaphoreSlim _places = new(PerSecond);

    /// <summary>The pace of an account.</summary>
    public static DeletionPace For(Uri baseAddress, Secret apiKey, TimeProvider clock) =>
        ByAccount.GetOrAdd((RateBudgets.IdentityOf(baseAddress, apiKey), clock), static account => new DeletionPace(account.Clock));

    /// <summary>Waits until a deletion may be sent. Each call that completes must be followed by one call of <see cref="Leave"/>
    /// or <see cref="Withdraw"/>.</summary>
    public Task EnterAsync(CancellationToken cancellation) => _places.WaitAsync(cancellation);

    /// <summary>Counts a deletion that has ended, whether or not it succeeded.</summary>
    public void Leave() =>
        clock.Delay(Second).ContinueWith(
            _ => _places.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>Releases the place of a deletion that was never sent. It replaces <see cref="Leave"/>.</summary>
    public void Withdraw() => _places.Release();
}
