using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>The account's profiles by title, so that they need not be looked up one by one.</summary>
internal sealed class AccountProfiles
{
    private readonly ILookup<string, Profile> _profiles;

    private AccountProfiles(IEnumerable<Profile> profiles, DateTimeOffset asOf)
    {
        _profiles = profiles.Where(profile => profile.Title is not null).ToLookup(profile => profile.Title!, StringComparer.Ordinal);
        AsOf = asOf;
    }

    /// <summary>When the profiles were asked for.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The profiles of a title.</summary>
    public IEnumerable<Profile> this[string title] => _profiles[title];

    /// <summary>An account of which nothing is known, because nothing needs to be.</summary>
    public static AccountProfiles None { get; } = new([], DateTimeOffset.MinValue);

    /// <summary>Reads the account.</summary>
    public static async Task<AccountProfiles> ReadAsync(AyrshareClient api, CallOptions calls)
    {
        var asOf = api.Options.Clock.GetUtcNow();
        var profiles = new List<Profile>();
        var query = new ProfileQuery { Limit = ProfileQuery.MaxPageSize };
        await foreach (var page in api.ListAllProfilesAsync(query, calls).ConfigureAwait(false))
            profiles.AddRange(page.Profiles);
        return new AccountProfiles(profiles, asOf);
    }
}
