using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>
/// The pages of a list of profiles, from one page to the last. A list that has no end is noticed: a page that was fetched
/// before, and an empty page that is not the last one.
/// </summary>
/// <param name="api">Reaches the account.</param>
/// <param name="query">Which profiles, and the first page.</param>
public sealed class ProfilePages(AyrshareClient api, ProfileQuery query)
{
    private readonly HashSet<string> _cursors = new(StringComparer.Ordinal);
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
        Count += page.Profiles.Count;
        HasMore = page.NextCursor is not null;
        _next = _next with { Cursor = page.NextCursor };
        return page;
    }

    private static AyrshareApiException WithoutEnd(string problem) => new(
        AyrshareErrorKind.InvalidAnswer, new ApiCall("GET /profiles", ApiEffect.None), $"the list {problem}. It would never end.");
}
