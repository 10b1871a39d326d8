using System;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>
/// The list of all profiles, got once for all who ask for it, and again only when Ayrshare has renewed it. Any thread.
/// </summary>
internal sealed class ProfileIndexCache(AyrshareClient client, Action<ApiEvent>? observer)
{
    /// <summary>Source: "cached up to 5 minutes", GET /profiles.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    private readonly object _lock = new();
    private readonly GrowingPause _pause = new();
    private Task<ProfileIndex>? _list;
    private long _got;
    private TimeSpan _life;

    private TimeProvider Clock => client.Options.Clock;

    /// <summary>How long the list that has come stays the newest.</summary>
    public TimeSpan UntilRenewed
    {
        get
        {
            lock (_lock)
                return _life - Clock.GetElapsedTime(_got);
        }
    }

    /// <summary>The list. A failure to get it stands for all until it is time to ask again.</summary>
    /// <exception cref="AyrshareApiException">The call failed.</exception>
    public Task<ProfileIndex> GetAsync(CancellationToken cancellation, CancellationToken unsent)
    {
        lock (_lock)
        {
            if (_list is null || (_list.IsCompleted && UntilRenewed <= TimeSpan.Zero))
                _list = FetchAsync(cancellation, unsent);
            return _list;
        }
    }

    private async Task<ProfileIndex> FetchAsync(CancellationToken cancellation, CancellationToken unsent)
    {
        var life = TimeSpan.Zero;
        try
        {
            var index = new ProfileIndex();
            ProfilePage? page = null;
            do
            {
                page = await client.ListProfilesAsync(new ProfileQuery { Cursor = page?.NextCursor }, observer, cancellation, unsent).ConfigureAwait(false);
                index.Add(page.Profiles);
            }
            while (page.NextCursor is not null);
            life = page.NextUpdate - Clock.GetUtcNow() ?? TimeSpan.Zero;
            return index;
        }
        finally
        {
            lock (_lock)
            {
                _got = Clock.GetTimestamp();
                _life = life > MaxAge ? MaxAge : life > _pause.Length ? life : _pause.Length;
                _pause.Grow();
            }
        }
    }
}
