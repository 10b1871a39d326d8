using System;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>
/// The list of all profiles. It is fetched once for everybody who asks for it, and again only when Ayrshare has renewed
/// it. Safe for use by several threads.
/// </summary>
internal sealed class ProfileIndexCache(AyrshareClient api)
{
    /// <summary>Source: "cached up to 5 minutes", GET /profiles.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    private readonly object _lock = new();
    private readonly GrowingPause _pause = new();
    private Task<ProfileIndex>? _list;
    private long _fetched;
    private TimeSpan _validFor;

    private TimeProvider Clock => api.Options.Clock;

    /// <summary>How long the fetched list remains the newest one.</summary>
    public TimeSpan UntilRenewed
    {
        get
        {
            lock (_lock)
                return _validFor - Clock.GetElapsedTime(_fetched);
        }
    }

    /// <summary>Returns the list. When it cannot be fetched, the failure stands for everybody until it is time to ask again.</summary>
    /// <exception cref="AyrshareApiException">The call failed.</exception>
    public Task<ProfileIndex> GetAsync(CallOptions options)
    {
        lock (_lock)
        {
            if (_list is null || (_list.IsCompleted && UntilRenewed <= TimeSpan.Zero))
                _list = FetchAsync(options);
            return _list;
        }
    }

    private async Task<ProfileIndex> FetchAsync(CallOptions options)
    {
        var validFor = TimeSpan.Zero;
        try
        {
            var index = new ProfileIndex();
            DateTimeOffset? nextUpdate = null;
            await foreach (var page in api.ListAllProfilesAsync(new ProfileQuery(), options).ConfigureAwait(false))
            {
                index.Add(page.Profiles);
                nextUpdate = page.NextUpdate;
            }

            validFor = nextUpdate - Clock.GetUtcNow() ?? TimeSpan.Zero;
            return index;
        }
        finally
        {
            lock (_lock)
            {
                _fetched = Clock.GetTimestamp();
                _validFor = validFor > MaxAge ? MaxAge : validFor > _pause.Length ? validFor : _pause.Length;
                _pause.Grow();
            }
        }
    }
}
