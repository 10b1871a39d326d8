using System;
using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>All profiles of the account, to be found by reference or title.</summary>
internal sealed class ProfileIndex
{
    private readonly Dictionary<string, Profile> _byRefId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Profile> _byTitle = new(StringComparer.Ordinal);

    /// <summary>Adds a page.</summary>
    public void Add(IEnumerable<Profile> profiles)
    {
        foreach (var profile in profiles)
        {
            if (profile.RefId is { } refId)
                _byRefId[refId] = profile;
            if (profile.Title is { } title)
                _byTitle[title] = profile;
        }
    }

    /// <summary>The profile of the reference, or else of the title: a title can be changed.</summary>
    public Profile? Find(string? refId, string? title)
    {
        if (refId is not null && _byRefId.TryGetValue(refId, out var referred))
            return referred;
        return title is not null && _byTitle.TryGetValue(title, out var titled) ? titled : null;
    }
}
