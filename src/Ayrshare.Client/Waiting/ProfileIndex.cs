using System;
using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>All profiles of the account, found by reference or title.</summary>
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

    /// <summary>Returns the profile with the reference, or else the one with the title, which can have changed.</summary>
    public Profile? Find(string? refId, string? title)
    {
        if (refId is not null && _byRefId.TryGetValue(refId, out var withRefId))
            return withRefId;
        return title is not null && _byTitle.TryGetValue(title, out var withTitle) ? withTitle : null;
    }
}
