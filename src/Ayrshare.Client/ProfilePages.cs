using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>
/// The pages of a list of profiles, from one page to the last. A list that has no end is noticed: a page that was fetched
/// before, a page that has nothing new and is not the last one, and more profiles than an account has.
/// </summary>
/// <param name="api">Reaches the account.</param>
/// <param name="query">Which profiles, and the first page.</param>
public sealed class ProfilePages(AyrshareClient api, ProfileQuery query)
{
    private const int MostProfiles = 1_000_000;

    private readonly HashSet<string> _cursors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private ProfileQuery _next = query;

    /// <summary>Whether there is another page.</summary>
    public bool HasMore { get; private set; } = true;

    /// <summary>The number of profiles on the pages so far.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the next page.</summary>
    /// <param name="options">How the call is made.</param>
    /// <exception cref="AyrshareApiException">The call failed, or the list has no end.</exception>
    public async Task<ProfilePage> NextAsync(CallOptions? options = null)
    {
        if (_next.Cursor is { } cursor && !_cursors.Add(cursor))
            throw WithoutEnd("leads to a page that was already received");
        var page = await api.ListProfilesAsync(_next, options).ConfigureAwait(false);
        if (page.Profiles.Count == 0 && page.NextCursor is not null)
            throw WithoutEnd("has an empty page with yet another page after it");
        var hasNews = false;
        foreach (var profile in page.Profiles)
            hasNews |= profile.RefId is not { } refId || _seen.Add(refId);
        if (!hasNews && page.Profiles.Count > 0 && page.NextCursor is not null)
            throw WithoutEnd("has a page that only repeats earlier pages, with yet another page after it");
        Count += page.Profiles.Count;
        if (Count > MostProfiles)
            throw WithoutEnd($"has more than {MostProfiles:N0} profiles");
        HasMore = page.NextCursor is not null;
        _next = _next with { Cursor = page.NextCursor };
        return page;
    }

    private static AyrshareApiException WithoutEnd(string problem) => new(
        AyrshareErrorKind.InvalidAnswer, new ApiCall("GET /profiles", ApiEffect.None), $"the list {problem}. It would never end.");
}
