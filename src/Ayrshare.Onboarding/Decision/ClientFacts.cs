using System;
using System.Collections.Generic;
using System.Linq;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>All that is known of a client when it is decided what happens to it next.</summary>
public sealed record ClientFacts
{
    /// <summary>The client, as its row describes it.</summary>
    public required OnboardingClient Client { get; init; }

    /// <summary>What the journal says of the client.</summary>
    public required ClientState State { get; init; }

    /// <summary>How the run deals with what it finds.</summary>
    public required OnboardingOptions Options { get; init; }

    /// <summary>The time of the decision.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>How long a call can take.</summary>
    public required TimeSpan CallTimeout { get; init; }

    /// <summary>The name under which the vault has the client's key; null if it does not have it.</summary>
    public string? KeptAs { get; init; }

    /// <summary>Whether the vault has the secret that opens the key in the journal.</summary>
    public bool HasJournalKey { get; init; }

    /// <summary>Whether the profile's key can be taken from the journal.</summary>
    public bool CanOpenKey => HasJournalKey && State.Key is not null && !ProfileGone;

    /// <summary>The profile of the client's title that the account lists, unless the job may have removed that one.</summary>
    public Profile? Listed { get; init; }

    /// <summary>Whether the account no longer has the client's profile, under any title.</summary>
    public bool ProfileGone { get; init; }

    /// <summary>Whether the account was asked for the profile in this turn, after the last creation.</summary>
    public bool ProfileLookedUp { get; init; }

    /// <summary>Whether the vault was asked for the key once more in this turn.</summary>
    public bool KeyLookedUp { get; init; }

    /// <summary>Whether the key came into the vault in this turn, or was found to be the client's.</summary>
    public bool HasNewKey { get; init; }

    /// <summary>Whether that key was only stored again: the profile is the one that was linked or mailed before.</summary>
    public bool KeyRestored { get; init; }

    /// <summary>Whether the profile was removed in this turn.</summary>
    public bool Removed { get; init; }

    /// <summary>How many creations were tried in this turn.</summary>
    public int Creations { get; init; }

    /// <summary>How the last creation of this turn ended.</summary>
    public CreationResult Creation { get; init; }

    /// <summary>Whether the row is not what it was when the client was last linked or mailed.</summary>
    public bool RowChanged => State.Fingerprint != Client.Fingerprint;

    /// <summary>Whether no run has done anything about the client's profile.</summary>
    public bool IsNew => State is { Attempts.Count: 0, StoredAs: null, Key: null, KeyLost: false } && Creation == CreationResult.None;

    /// <summary>Whether a secret can be the client's profile key: by its name, or because the job may have stored it. A row can name any
    /// secret of the vault, and what is adopted is sent to Ayrshare.</summary>
    public bool MayAdopt(string name) =>
        !IsNew || Options.AllowAnySecretName || name.StartsWith(KeyNames.ProfileKeyPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The facts after the vault was looked into.</summary>
    /// <param name="has">Whether the vault has a secret of a name.</param>
    public ClientFacts WithVault(Func<string, bool> has) => this with
    {
        KeptAs = new[] { Client.SecretName, State.StoredAs }.FirstOrDefault(name => name is not null && has(name)),
        HasJournalKey = State.Key is { } key && has(key.With),
    };

    /// <summary>The facts after the account's profiles were listed.</summary>
    /// <param name="profiles">The profiles of the client's title.</param>
    /// <param name="asOf">When the list was asked for.</param>
    public ClientFacts WithListed(IEnumerable<Profile> profiles, DateTimeOffset asOf) =>
        this with { Listed = profiles.FirstOrDefault(profile => !State.MayHaveRemoved(profile, asOf)) };

    /// <summary>The facts after the key came into the vault, or was found to be the client's.</summary>
    public ClientFacts WithKey() =>
        this with { KeptAs = Client.SecretName, HasNewKey = true, ProfileGone = false, Creation = CreationResult.None };

    /// <summary>The facts after a creation that did not succeed.</summary>
    public ClientFacts WithFailedCreation(CreationResult result) =>
        this with { Creations = Creations + 1, Creation = result, ProfileLookedUp = false };

    /// <summary>The facts after the profile was removed.</summary>
    public ClientFacts WithoutProfile() => this with { Listed = null, Removed = true, Creation = CreationResult.None };
}
