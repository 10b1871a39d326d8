using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>
/// Waits until profiles have linked networks, for many at once and with few calls. As long as few are waited for, those
/// whose key is known are asked by themselves (GET /user, each on its own rate limit) at growing intervals. All others
/// are looked up in the list of all profiles (GET /profiles), which one call brings for all of them, and which is not
/// asked for again before Ayrshare renews it. Any thread.
/// </summary>
public sealed class SocialAccountWatch : IDisposable
{
    /// <summary>With more profiles than this waited for, the list serves them all.</summary>
    public const int FewProfiles = 20;

    private readonly AyrshareClient _client;
    private readonly Action<ApiEvent>? _observer;
    private readonly ProfileIndexCache _list;
    private readonly SemaphoreSlim _slots;
    private int _begun;
    private int _awaited;

    /// <summary>Makes a watch for one job, all of whose waits are stopped together.</summary>
    /// <param name="client">The account.</param>
    /// <param name="concurrency">How many profiles may be asked at a time.</param>
    /// <param name="observer">Told what happens under way.</param>
    public SocialAccountWatch(AyrshareClient client, int concurrency, Action<ApiEvent>? observer = null)
    {
        _client = client;
        _observer = observer;
        _list = new ProfileIndexCache(client, observer);
        _slots = new SemaphoreSlim(concurrency);
    }

    private TimeProvider Clock => _client.Options.Clock;

    /// <summary>
    /// Waits for one profile. A first look that fails ends the wait; so does a later one that would fail again, such
    /// as that of a key that is refused.
    /// </summary>
    /// <param name="wait">The profile, and what it is to link.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="unsent">Gives up between calls; one that is under way goes on.</param>
    /// <exception cref="AyrshareApiException">A look failed.</exception>
    public async Task<SocialAccountWaitResult> AwaitAsync(SocialAccountWait wait, CancellationToken cancellation = default, CancellationToken unsent = default)
    {
        Interlocked.Increment(ref _awaited);
        try
        {
            return await LookUntilDoneAsync(wait, cancellation, unsent).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _awaited);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private async Task<SocialAccountWaitResult> LookUntilDoneAsync(SocialAccountWait wait, CancellationToken cancellation, CancellationToken unsent)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, unsent);
        var start = Clock.GetTimestamp();
        var isEarly = Interlocked.Increment(ref _begun) <= FewProfiles;
        var pause = new GrowingPause();
        SocialAccountWaitResult? seen = null;
        while (true)
        {
            var last = Clock.GetElapsedTime(start) >= wait.Timeout;
            // However few wait at a time, a long input's first looks are cheapest in the list; the last look must not be at an old copy.
            var byKey = seen is null ? isEarly && PrefersKey(wait) : last ? wait.ProfileKey is not null : PrefersKey(wait);
            try
            {
                seen = byKey
                    ? await LookByKeyAsync(wait, stop.Token, cancellation, unsent).ConfigureAwait(false)
                    : await LookInListAsync(wait, stop.Token, cancellation, unsent).ConfigureAwait(false);
            }
            catch (AyrshareApiException failure) when (seen is not null && !last && MayPass(failure))
            {
                // The observer has told of it; the next look may find better.
            }

            if (seen!.Outcome != SocialAccountWaitOutcome.TimedOut || last)
                return seen with { Waited = Clock.GetElapsedTime(start) };
            // What a key has told names the profile for the list.
            wait = wait with { Title = seen.Title ?? wait.Title, RefId = seen.RefId ?? wait.RefId };
            var next = PrefersKey(wait) ? pause.Length : _list.UntilRenewed;
            var left = wait.Timeout - Clock.GetElapsedTime(start);
            // Timers drop parts of a millisecond, and would fire just before the time.
            await Clock.Delay(TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling((next < left ? next : left).TotalMilliseconds))), stop.Token).ConfigureAwait(false);
            pause.Grow();
        }
    }

    private bool PrefersKey(SocialAccountWait wait) => wait.ProfileKey is not null && Volatile.Read(ref _awaited) <= FewProfiles;

    private async Task<SocialAccountWaitResult> LookByKeyAsync(SocialAccountWait wait, CancellationToken stopped, CancellationToken cancellation, CancellationToken unsent)
    {
        await _slots.WaitAsync(stopped).ConfigureAwait(false);
        try
        {
            var user = await _client.GetUserAsync(wait.ProfileKey, _observer, cancellation: cancellation, unsent: unsent).ConfigureAwait(false);
            return Result(wait, user.Title, user.RefId, user.ActiveSocialAccounts);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<SocialAccountWaitResult> LookInListAsync(SocialAccountWait wait, CancellationToken stopped, CancellationToken cancellation, CancellationToken unsent)
    {
        var list = await _list.GetAsync(cancellation, unsent).ConfigureAwait(false);
        return list.Find(wait.RefId, wait.Title) switch
        {
            { } profile => Result(wait, profile.Title, profile.RefId, profile.ActiveSocialAccounts, profile.Suspended),
            // A profile can be newer than the list.
            null when wait.ProfileKey is not null => await LookByKeyAsync(wait, stopped, cancellation, unsent).ConfigureAwait(false),
            null => new SocialAccountWaitResult { Outcome = SocialAccountWaitOutcome.NotListed, Title = wait.Title, RefId = wait.RefId, Networks = [] },
        };
    }

    private static SocialAccountWaitResult Result(SocialAccountWait wait, string? title, string? refId, IReadOnlyList<string> linked, bool suspended = false) => new()
    {
        Outcome = suspended ? SocialAccountWaitOutcome.Suspended : IsLinked(wait, linked) ? SocialAccountWaitOutcome.Linked : SocialAccountWaitOutcome.TimedOut,
        Title = title ?? wait.Title,
        RefId = refId ?? wait.RefId,
        Networks = linked,
    };

    private static bool IsLinked(SocialAccountWait wait, IReadOnlyList<string> linked)
    {
        if (wait.Networks.Count == 0)
            return linked.Count > 0;
        var found = wait.Networks.Count(network => linked.Contains(network, StringComparer.OrdinalIgnoreCase));
        return wait.Any ? found > 0 : found == wait.Networks.Count;
    }

    private static bool MayPass(AyrshareApiException failure) => failure.Kind
        is AyrshareErrorKind.ServerError or AyrshareErrorKind.NoAnswer or AyrshareErrorKind.Unreachable
        or AyrshareErrorKind.RateLimited or AyrshareErrorKind.InvalidAnswer;
}
