using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>A list of profiles under way: the page that has come last, and how to get the next.</summary>
public sealed class ProfileListing
{
    private readonly AyrshareClient _client;
    private ProfileQuery _query;

    internal ProfileListing(AyrshareClient client, ProfileQuery query) => (_client, _query) = (client, query);

    /// <summary>The page that has come last.</summary>
    internal IReadOnlyList<AyrshareProfile> Page { get; private set; } = [];

    /// <summary>Profiles in all pages so far.</summary>
    internal int Count { get; private set; }

    /// <summary>Whether there is a next page.</summary>
    internal bool HasMore => _query.Cursor is not null;

    /// <summary>Whether the list was asked for one profile, which then should be there.</summary>
    internal bool NamesOne => _query.Title is not null || _query.RefId is not null;

    /// <summary>Gets the next page.</summary>
    internal async Task<ProfileListing> NextAsync(Action<ApiEvent> observer, CancellationToken cancellation, CancellationToken unsent)
    {
        var page = await _client.ListProfilesAsync(_query, observer, cancellation, unsent).ConfigureAwait(false);
        Page = page.Profiles.Select(profile => new AyrshareProfile(profile)).ToArray();
        Count += Page.Count;
        _query = _query with { Cursor = page.NextCursor };
        return this;
    }
}
