using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>The account's profiles by title, read at once, so that no request is needed for each of them.</summary>
internal sealed class AccountProfiles
{
    private readonly ILookup<string, Profile> _profiles;
    private readonly Dictionary<string, Profile> _byRefId = new(StringComparer.Ordinal);

    internal AccountProfiles(IEnumerable<Profile> profiles, DateTimeOffset asOf)
    {
        _profiles = profiles.Where(profile => profile.Title is not null).ToLookup(profile => profile.Title!, StringComparer.Ordinal);
        foreach (var profile in _profiles.SelectMany(same => same).Where(profile => profile.RefId is not null))
            _byRefId[profile.RefId!] = profile;
        AsOf = asOf;
    }

    /// <summary>When the list was requested.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The profiles with a title.</summary>
    public IEnumerable<Profile> this[string title] => _profiles[title];

    /// <summary>The profiles that can be a client's: the one that the journal names, and those with the title.</summary>
    public IEnumerable<Profile> CandidatesFor(ClientState state, string title)
    {
        var own = state.RefId is { } refId && _byRefId.TryGetValue(refId, out var profile) ? [profile] : Array.Empty<Profile>();
        return own.Concat(this[title]);
    }

    /// <summary>Whether the account no longer has a profile, under any title. A list can be too old to show a new profile, and its entries
    /// can lack the reference.</summary>
    /// <param name="state">What the journal says of the profile.</param>
    public bool HasLost(ClientState state) =>
        state is { RefId: { } refId, KeyAt: { } keyAt } && AsOf - keyAt > Removal.ListLag && !_byRefId.ContainsKey(refId)
        && !this[state.Title].Any(profile => profile.RefId is null);

    /// <summary>Checks that a journal is not of another account. An account can have a new API key, and its profiles can be gone, but
    /// hardly both at once.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="account">The mark of this account.</param>
    /// <exception cref="OtherAccountException">The journal is of another account.</exception>
    public void RequireThatOf(JournalState journal, string account)
    {
        if (journal.Account is null || journal.Account == account)
            return;
        var known = journal.Clients.Where(client => client.HasProfile).Select(client => client.RefId).OfType<string>().ToArray();
        var isComparable = known.Length > 0 && _profiles.SelectMany(same => same).All(profile => profile.RefId is not null);
        if (isComparable && !known.Any(_byRefId.ContainsKey))
            throw new OtherAccountException(known.Length);
    }

    /// <summary>No profiles, for a run that does not need the list.</summary>
    public static AccountProfiles None { get; } = new([], DateTimeOffset.MinValue);

    /// <summary>Reads the list.</summary>
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
