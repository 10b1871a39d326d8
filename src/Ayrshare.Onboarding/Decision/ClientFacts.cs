using System;
using System.Collections.Generic;
using System.Linq;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>Everything that a decision about a client is based on.</summary>
public sealed record ClientFacts
{
    /// <summary>The client, as its row describes it.</summary>
    public required OnboardingClient Client { get; init; }

    /// <summary>What the journal records about the client.</summary>
    public required ClientState State { get; init; }

    /// <summary>What the run does in cases that are left to the user.</summary>
    public required OnboardingOptions Options { get; init; }

    /// <summary>The time of the decision.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>How long a call can take at most.</summary>
    public required TimeSpan CallTimeout { get; init; }

    /// <summary>The name under which the vault has the client's key; null if it does not have it.</summary>
    public string? KeptAs { get; init; }

    /// <summary>Whether the vault has the secret that decrypts the key in the journal.</summary>
    public bool HasJournalKey { get; init; }

    /// <summary>Whether the profile's key can be taken from the journal.</summary>
    public bool CanOpenKey => HasJournalKey && State.Key is not null && !ProfileGone;

    /// <summary>The listed profile of the client, unless the job may have removed that profile.</summary>
    public Profile? Listed { get; init; }

    /// <summary>Whether the account no longer has the client's profile, under any title.</summary>
    public bool ProfileGone { get; init; }

    /// <summary>Whether the account was searched for the profile in this turn, after the last creation.</summary>
    public bool ProfileLookedUp { get; init; }

    /// <summary>Whether the vault was searched for the key again in this turn.</summary>
    public bool KeyLookedUp { get; init; }

    /// <summary>Whether the key was stored in this turn, or was found to be the client's.</summary>
    public bool HasNewKey { get; init; }

    /// <summary>Whether that key was only stored again, so that the profile is the one whose link was issued or emailed before.</summary>
    public bool KeyRestored { get; init; }

    /// <summary>Whether the profile was removed in this turn.</summary>
    public bool Removed { get; init; }

    /// <summary>How many times this turn has tried to create the profile.</summary>
    public int Creations { get; init; }

    /// <summary>How the last creation of this turn ended.</summary>
    public CreationResult Creation { get; init; }

    /// <summary>Whether the profile was updated or renamed in this turn.</summary>
    public bool Updated { get; init; }

    /// <summary>Whether the last link was looked up in this turn.</summary>
    public bool LinkLookedUp { get; init; }

    /// <summary>Whether the social accounts were looked up in this turn.</summary>
    public bool AccountsLookedUp { get; init; }

    /// <summary>Whether the client's link was revoked in this turn.</summary>
    public bool LinkRevoked { get; init; }

    /// <summary>What has changed in the row since it last took effect. That does not matter for a client that leaves.</summary>
    public IReadOnlyList<RowChange> Changes => Client.Leaves ? [] : RowChange.Between(State.Fields, Client.Fields);

    /// <summary>Whether the row has a new title for a client that a run has begun to onboard.</summary>
    public bool IsRenamed => State.Title != Client.Title && State.HasProfile;

    /// <summary>Whether the profile already has the title of the row, because somebody else has renamed it.</summary>
    public bool HasNewTitle => Listed?.Title == Client.Title;

    /// <summary>The networks that the row asks for and that are linked; without a list of networks, all that are linked.</summary>
    public IReadOnlyList<string> LinkedNetworks => Client.Link.AllowedSocial is { Count: > 0 } asked
        ? [.. Active.Intersect(asked, StringComparer.OrdinalIgnoreCase)]
        : Active;

    /// <summary>Whether the client has linked what its row asks for.</summary>
    public bool IsLinked
    {
        get
        {
            var asked = Client.Link.AllowedSocial?.Count ?? 0;
            var all = (Client.LinkedWhen ?? Options.LinkedWhen ?? LinkedWhen.All) == LinkedWhen.All && asked > 0;
            return LinkedNetworks.Count >= (all ? asked : 1);
        }
    }

    /// <summary>The networks that were linked and no longer are, and those that must soon be linked again.</summary>
    public IReadOnlyList<string> Lapsed => Listed is null
        ? []
        : [.. State.Networks.Except(Active, StringComparer.OrdinalIgnoreCase).Union(State.RefreshDue, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whether the account shows networks that the journal does not know as linked.</summary>
    public bool HasNewNetworks =>
        Active.Except(State.Networks, StringComparer.OrdinalIgnoreCase).Any()
        || Active.Except(State.RefreshDue, StringComparer.OrdinalIgnoreCase)
            .Intersect(State.Emails.Reconnecting, StringComparer.OrdinalIgnoreCase).Any()
        || (IsLinked && State.LinkedAt is null);

    /// <summary>The networks that are linked, according to the list.</summary>
    public IReadOnlyList<string> Active => Listed?.ActiveSocialAccounts ?? [];

    /// <summary>Whether no run has recorded anything about the client's profile.</summary>
    public bool IsNew => State is { Attempts.Count: 0, StoredAs: null, Key: null, KeyLost: false } && Creation == CreationResult.None;

    /// <summary>Whether a secret can be the client's profile key, by its name or because the job has stored it, or may have without a
    /// record.</summary>
    public bool MayAdopt(string name) =>
        Options.AllowAnySecretName || KeyNames.IsOfProfileKey(name) || (State.StoredAs is { } stored ? name == stored : !IsNew);

    /// <summary>Adds to a journal entry what the account shows of the client's networks.</summary>
    internal JournalEntry WithSeenNetworks(JournalEntry entry) =>
        entry with { Networks = Active, Complete = IsLinked ? true : null };

    /// <summary>The facts after the vault was searched. The secret of a client that leaves is only one that a run has stored, because it is
    /// going to be removed.</summary>
    /// <param name="has">Whether the vault has a secret of a name.</param>
    public ClientFacts WithVault(Func<string, bool> has) => this with
    {
        KeptAs = (Client.Leaves ? [State.SecretOfProfile] : new[] { Client.SecretName, State.StoredAs })
            .FirstOrDefault(name => name is not null && has(name)),
        HasJournalKey = State.Key is { } key && has(key.With),
    };

    /// <summary>The facts after the account's profiles were listed.</summary>
    /// <param name="profiles">The profiles that can be the client's, the likeliest first.</param>
    /// <param name="asOf">When the list was asked for.</param>
    public ClientFacts WithListed(IEnumerable<Profile> profiles, DateTimeOffset asOf) =>
        this with { Listed = profiles.FirstOrDefault(profile => !State.MayHaveRemoved(profile, asOf)) };

    /// <summary>The facts after the key was stored, or was found to be the client's.</summary>
    public ClientFacts WithKey() =>
        this with { KeptAs = Client.SecretName, HasNewKey = true, ProfileGone = false, Creation = CreationResult.None };

    /// <summary>The facts after a creation that did not succeed.</summary>
    public ClientFacts WithFailedCreation(CreationResult result) =>
        this with { Creations = Creations + 1, Creation = result, ProfileLookedUp = false };

    /// <summary>The facts after the profile was removed.</summary>
    public ClientFacts WithoutProfile() => this with { Listed = null, Removed = true, Creation = CreationResult.None };
}
