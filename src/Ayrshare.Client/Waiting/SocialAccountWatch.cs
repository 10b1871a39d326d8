using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>
/// Waits until profiles have linked networks, for many profiles at once and with few requests. While there are few, each
/// profile whose key is known is asked about alone (GET /user, which counts against the profile's own rate limit) at
/// growing intervals. All others are found in the list of all profiles (GET /profiles): one request covers them all, and
/// it is not repeated before Ayrshare renews the list. Safe for use by several threads.
/// </summary>
public sealed class SocialAccountWatch : IDisposable
{
    /// <summary>When more profiles than this are waited for, the list serves them all.</summary>
    public const int FewProfiles = 20;

    private readonly AyrshareClient _api;
    private readonly ProfileIndexCache _list;
    private readonly SemaphoreSlim _slots;
    private int _begun;
    private int _awaited;

    /// <summary>Creates a watch for one job, whose waits are all stopped together.</summary>
    /// <param name="api">Reaches the account.</param>
    /// <param name="concurrency">How many profiles may be asked about at a time.</param>
    public SocialAccountWatch(AyrshareClient api, int concurrency)
    {
        _api = api;
        _list = new ProfileIndexCache(api);
        _slots = new SemaphoreSlim(concurrency);
    }

    private TimeProvider Clock => _api.Options.Clock;

    /// <summary>
    /// Waits for one profile. The wait ends when its first look fails, and when a later look fails in a way that will
    /// not pass, for example because the key is refused.
    /// </summary>
    /// <param name="wait">The profile, and what it is to link.</param>
    /// <param name="options">How each call is made. Either way of stopping ends the pauses between calls too.</param>
    /// <exception cref="AyrshareApiException">A look failed.</exception>
    public async Task<SocialAccountWaitResult> AwaitAsync(SocialAccountWait wait, CallOptions? options = null)
    {
        Interlocked.Increment(ref _awaited);
        try
        {
            return await LookUntilDoneAsync(wait, options ?? new CallOptions()).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _awaited);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private async Task<SocialAccountWaitResult> LookUntilDoneAsync(SocialAccountWait wait, CallOptions options)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(options.StopNow, options.StopBeforeSending);
        var start = Clock.GetTimestamp();
        var isEarly = Interlocked.Increment(ref _begun) <= FewProfiles;
        var pause = new GrowingPause();
        SocialAccountWaitResult? seen = null;
        while (true)
        {
            var isLast = Clock.GetElapsedTime(start) >= wait.Timeout;
            // However few wait at a time, the first looks of a long input cost least in the list. The last look must not be at an old copy.
            var byKey = seen is null ? isEarly && PrefersKey(wait) : isLast ? wait.ProfileKey is not null : PrefersKey(wait);
            try
            {
                seen = byKey
                    ? await LookByKeyAsync(wait, options, stop.Token).ConfigureAwait(false)
                    : await LookInListAsync(wait, options, stop.Token).ConfigureAwait(false);
            }
            catch (AyrshareApiException failure) when (seen is not null && !isLast && MayPass(failure))
            {
                // The observer was called. The next request may succeed.
            }

            if (seen!.Outcome != SocialAccountWaitOutcome.TimedOut || isLast)
                return seen with { Waited = Clock.GetElapsedTime(start) };
            // The profile is found in the list by the details that the request with its key returned.
            wait = wait with { Title = seen.Title ?? wait.Title, RefId = seen.RefId ?? wait.RefId };
            var next = PrefersKey(wait) ? pause.Length : _list.UntilRenewed;
            var left = wait.Timeout - Clock.GetElapsedTime(start);
            // Timers ignore parts of a millisecond, and would fire just before the time.
            var milliseconds = Math.Max(1, Math.Ceiling((next < left ? next : left).TotalMilliseconds));
            await Clock.Delay(TimeSpan.FromMilliseconds(milliseconds), stop.Token).ConfigureAwait(false);
            pause.Grow();
        }
    }

    private bool PrefersKey(SocialAccountWait wait) => wait.ProfileKey is not null && Volatile.Read(ref _awaited) <= FewProfiles;

    private async Task<SocialAccountWaitResult> LookByKeyAsync(SocialAccountWait wait, CallOptions options, CancellationToken stopped)
    {
        await _slots.WaitAsync(stopped).ConfigureAwait(false);
        try
        {
            var user = await _api.GetUserAsync(wait.ProfileKey, options).ConfigureAwait(false);
            return Result(wait, user.Title, user.RefId, user.ActiveSocialAccounts);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<SocialAccountWaitResult> LookInListAsync(SocialAccountWait wait, CallOptions options, CancellationToken stopped)
    {
        var list = await _list.GetAsync(options).ConfigureAwait(false);
        return list.Find(wait.RefId, wait.Title) switch
        {
            { } profile => Result(wait, profile.Title, profile.RefId, profile.ActiveSocialAccounts, profile.Suspended),
            // A profile can be newer than the list.
            null when wait.ProfileKey is not null => await LookByKeyAsync(wait, options, stopped).ConfigureAwait(false),
            null => new SocialAccountWaitResult
            {
                Outcome = SocialAccountWaitOutcome.NotListed,
                Title = wait.Title,
                RefId = wait.RefId,
                Networks = [],
            },
        };
    }

    private static SocialAccountWaitResult Result(
        SocialAccountWait wait, string? title, string? refId, IReadOnlyList<string> linked, bool suspended = false) => new()
        {
            Outcome = suspended ? SocialAccountWaitOutcome.Suspended
                : IsLinked(wait, linked) ? SocialAccountWaitOutcome.Linked
                : SocialAccountWaitOutcome.TimedOut,
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
