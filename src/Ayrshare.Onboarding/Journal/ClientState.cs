using System;
using System.Collections.Generic;
using System.Linq;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>What the journal records about a client.</summary>
public sealed record ClientState
{
    /// <summary>The client's title.</summary>
    public required string Title { get; init; }

    /// <summary>The row in the last run's input.</summary>
    public int? Row { get; init; }

    /// <summary>The attempts to create the profile that may have succeeded, and after which no key was stored.</summary>
    public IReadOnlyList<CreationAttempt> Attempts { get; init; } = [];

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; init; }

    /// <summary>The last removal that may have succeeded.</summary>
    public Removal? Removal { get; init; }

    /// <summary>The name of the secret that holds the key, if one does.</summary>
    public string? Secret { get; init; }

    /// <summary>The name under which the key was last stored, whether or not it is still there.</summary>
    public string? StoredAs { get; init; }

    /// <summary>The key of the profile, if a run received it. It remains here after it was stored, because the vault can lose it.</summary>
    public SealedKey? Key { get; init; }

    /// <summary>When the profile was last known to exist, because its key was received or stored.</summary>
    public DateTimeOffset? KeyAt { get; init; }

    /// <summary>Whether the key was received, and is not known to be in the vault.</summary>
    public bool KeyWaits => Key is not null && Secret is null;

    /// <summary>Whether the key was found to be lost.</summary>
    public bool KeyLost { get; init; }

    /// <summary>When the last link expires.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>How many emails may or may not have been sent.</summary>
    public int OpenMails { get; init; }

    /// <summary>Whether an email may or may not have been sent.</summary>
    public bool MailUnknown => OpenMails > 0;

    /// <summary>When the last email was sent.</summary>
    public DateTimeOffset? MailedAt { get; init; }

    /// <summary>A digest of the row when its link was last issued or emailed.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The last failure, as the failed call or the vault described it; null after a success.</summary>
    public string? Error { get; init; }

    /// <summary>Why the client was not done at the last entry, if the entry does not say so otherwise.</summary>
    public OnboardingProblem? Problem { get; init; }

    /// <summary>The time of the last entry.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Whether the job may have removed a listed profile. A list can show a removed profile for five more minutes.</summary>
    /// <param name="listed">The profile.</param>
    /// <param name="asOf">When the list was asked for.</param>
    public bool MayHaveRemoved(Profile listed, DateTimeOffset asOf) =>
        Removal is { RefId: not null } && listed.RefId == Removal.RefId && asOf < Removal.HiddenUntil;

    /// <summary>Whether the key of a listed profile was stored. It can be in another vault, and the profile can be in use.</summary>
    public bool HasStoredKeyOf(Profile listed) =>
        StoredAs is not null && (RefId is null || listed.RefId is null || listed.RefId == RefId);

    /// <summary>Whether a listed profile can be one that the job created and whose key was stored in no vault.</summary>
    /// <param name="listed">The profile.</param>
    /// <param name="timeout">How long a call can take.</param>
    public bool MayHaveLost(Profile listed, TimeSpan timeout) =>
        !HasStoredKeyOf(listed) && Attempts.Any(attempt => attempt.CanHaveMade(listed.Created, timeout));

    /// <summary>The state after one more entry.</summary>
    public ClientState After(JournalEntry entry)
    {
        // A different reference means a different profile.
        var profile = entry.RefId is not null && RefId is not null && entry.RefId != RefId ? WithoutProfile() : this;
        var state = profile with
        {
            Row = entry.Row ?? Row,
            RefId = entry.RefId ?? profile.RefId,
            Error = entry.Error,
            Problem = entry.Problem,
            LastAt = entry.At,
        };
        return entry.Event switch
        {
            JournalEvent.Creating => state with { Attempts = [.. Attempts, new(entry.At)], Secret = null, Key = null },
            JournalEvent.CreationLost => state with
            {
                Attempts = [.. EarlierAttempts, .. LastAttempt.Select(last => last with { Lost = entry.At })],
            },
            JournalEvent.NotCreated => state with { Attempts = [.. EarlierAttempts], KeyLost = false },
            JournalEvent.Removed => state.WithoutProfile() with { Attempts = [], Removal = Removal.Done(entry.RefId) },
            JournalEvent.Removing => state with { Removal = Removal.Announced(entry.RefId, entry.At) },
            JournalEvent.RemovalLost => state with { Removal = Removal?.Lost(entry.At) },
            JournalEvent.NotRemoved => state with { Removal = null },
            JournalEvent.KeyReceived => state with { Key = entry.Key, KeyAt = entry.At },
            JournalEvent.KeyStored => state with
            {
                Attempts = [],
                Secret = entry.Secret,
                StoredAs = entry.Secret,
                KeyAt = entry.At,
                KeyLost = false,
            },
            JournalEvent.KeyLost => state with { KeyLost = true, Secret = null },
            JournalEvent.Linked => state with { ExpiresAt = entry.ExpiresAt, Fingerprint = entry.Fingerprint },
            JournalEvent.Mailing => state with { OpenMails = OpenMails + 1 },
            JournalEvent.Mailed => state with
            {
                OpenMails = 0,
                MailedAt = entry.At,
                ExpiresAt = entry.ExpiresAt,
                Fingerprint = entry.Fingerprint,
            },
            JournalEvent.NotMailed => state with { OpenMails = Math.Max(0, OpenMails - 1) },
            _ => state,
        };
    }

    private IEnumerable<CreationAttempt> EarlierAttempts => Attempts.Take(Attempts.Count - 1);

    private IEnumerable<CreationAttempt> LastAttempt => Attempts.Skip(Attempts.Count - 1);

    // The stored key, the link and the email belonged to the previous profile.
    private ClientState WithoutProfile() => this with
    {
        RefId = null,
        Secret = null,
        StoredAs = null,
        Key = null,
        KeyAt = null,
        KeyLost = false,
        ExpiresAt = null,
        OpenMails = 0,
        MailedAt = null,
        Fingerprint = null,
    };
}
