using System;
using System.Collections.Generic;
using System.Linq;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>What the journal records about a client.</summary>
public sealed record ClientState
{
    private readonly RowCells? _fields;

    /// <summary>The client's title.</summary>
    public required string Title { get; init; }

    /// <summary>The agency's own name for the client, if its row has one.</summary>
    public string? Id { get; init; }

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

    /// <summary>The title under which the key was encrypted.</summary>
    public string? KeyTitle { get; init; }

    /// <summary>When the profile was last known to exist, because its key was received or stored.</summary>
    public DateTimeOffset? KeyAt { get; init; }

    /// <summary>Whether the key was received, and is not known to be in the vault.</summary>
    public bool KeyWaits => Key is not null && Secret is null;

    /// <summary>Whether the key was found to be lost.</summary>
    public bool KeyLost { get; init; }

    /// <summary>When the last link was issued.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>When the last link expires.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When the last link was revoked, or was first seen to be revoked; null if it is not known to be.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The id of the last link's session, if it has one.</summary>
    public string? SessionId { get; init; }

    /// <summary>When the last link was looked up.</summary>
    public DateTimeOffset? LinkSeenAt { get; init; }

    /// <summary>When a link of the client was opened for the first time, as far as that was looked up.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Whether a look at the last link can show that it was opened. A look after its expiry is the last.</summary>
    public bool CanLearnOfOpening => SessionId is not null && OpenedAt is null && !(LinkSeenAt >= ExpiresAt);

    /// <summary>How many emails may or may not have been sent.</summary>
    public int OpenMails { get; init; }

    /// <summary>Whether an email may or may not have been sent.</summary>
    public bool MailUnknown => OpenMails > 0;

    /// <summary>When the last email was sent.</summary>
    public DateTimeOffset? MailedAt { get; init; }

    /// <summary>The recipient of the last email that was sent.</summary>
    public string? MailedTo { get; init; }

    /// <summary>What was sent to the client, or may have been sent.</summary>
    public EmailCount Emails { get; init; } = EmailCount.None;

    /// <summary>The same before the last email was announced.</summary>
    private EmailCount EmailsBefore { get; init; } = EmailCount.None;

    /// <summary>When the client was first seen to have linked what its row asks for.</summary>
    public DateTimeOffset? LinkedAt { get; init; }

    /// <summary>The networks that the client is known to have linked, now or earlier.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary>The networks that had to be linked again when the social accounts were last looked up.</summary>
    public IReadOnlyList<string> RefreshDue { get; init; } = [];

    /// <summary>When the social accounts are worth a look again; null if they were never looked up.</summary>
    public DateTimeOffset? NextCheckAt { get; init; }

    /// <summary>The cells of the row that have taken effect; null if that is unknown.</summary>
    public IReadOnlyDictionary<string, string>? Fields
    {
        get => _fields;
        init => _fields = value is null ? null : RowCells.Of(value);
    }

    /// <summary>Whether the client is being removed. The secret to remove is <see cref="SecretOfProfile"/>.</summary>
    public bool Leaving { get; init; }

    /// <summary>When the client left; null if it did not, or has come back.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>The name of the secret that a run has stored for the profile, whether or not it is still there.</summary>
    public string? SecretOfProfile { get; init; }

    /// <summary>Whether a run may have created or adopted a profile that has not been removed.</summary>
    public bool HasProfile => RefId is not null || StoredAs is not null || Key is not null || Attempts.Count > 0 || Leaving;

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
            Id = entry.Id ?? Id,
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
            JournalEvent.KeyReceived => state with
            {
                Key = entry.Key,
                KeyTitle = entry.Title == Title ? Title : entry.Title,
                KeyAt = entry.At,
                Fields = entry.Fields,
                LeftAt = null,
            },
            JournalEvent.KeyStored => state with
            {
                Attempts = [],
                Secret = entry.Secret,
                StoredAs = entry.Secret,
                SecretOfProfile = entry.Secret,
                KeyAt = entry.At,
                KeyLost = false,
                LeftAt = null,
            },
            JournalEvent.KeyLost => state with { KeyLost = true, Secret = null },
            JournalEvent.LinkIssued => state.WithLink(entry),
            JournalEvent.Mailing => state.WithMail(entry),
            JournalEvent.Mailed => state.WithLink(entry) with
            {
                OpenMails = IsInvitation(entry) ? 0 : state.OpenMails,
                MailedAt = entry.At,
                MailedTo = entry.Email,
            },
            JournalEvent.NotMailed => state.WithoutMail(entry),
            JournalEvent.LinkSeen => state with { LinkSeenAt = entry.At, OpenedAt = state.OpenedAt ?? entry.OpenedAt },
            JournalEvent.NetworksLinked => state.WithNetworks(entry),
            JournalEvent.AccountsSeen => state with { RefreshDue = entry.Networks ?? [], NextCheckAt = entry.NextCheckAt },
            JournalEvent.Updated => state with { Fields = entry.Fields },
            JournalEvent.Renamed => state with
            {
                Title = entry.Title ?? Title,
                Secret = entry.Secret,
                StoredAs = entry.Secret,
                SecretOfProfile = entry.Secret,
                KeyLost = false,
            },
            JournalEvent.Leaving => state with { Leaving = true, SecretOfProfile = entry.Secret ?? state.SecretOfProfile },
            JournalEvent.LinkRevoked => state.WithoutLink(entry.At),
            JournalEvent.Left => state.WithoutProfile() with { Attempts = [], Leaving = false, SecretOfProfile = null, LeftAt = entry.At },
            _ => state,
        };
    }

    /// <summary>The state after the last link was revoked, or was seen to be revoked.</summary>
    internal ClientState WithoutLink(DateTimeOffset at) => this with { ExpiresAt = at, RevokedAt = at };

    private static bool IsInvitation(JournalEntry entry) => entry.Purpose is null or EmailPurpose.Invitation;

    private ClientState WithLink(JournalEntry entry) => this with
    {
        IssuedAt = entry.At,
        ExpiresAt = entry.ExpiresAt,
        SessionId = entry.SessionId,
        RevokedAt = null,
        LinkSeenAt = null,
        Fields = entry.Fields,
    };

    // Only an invitation that may have been sent is in doubt until somebody decides.
    private ClientState WithMail(JournalEntry entry) => this with
    {
        Emails = Emails.After(entry),
        EmailsBefore = Emails,
        OpenMails = OpenMails + (IsInvitation(entry) ? 1 : 0),
    };

    private ClientState WithoutMail(JournalEntry entry) => this with
    {
        Emails = EmailsBefore,
        OpenMails = Math.Max(0, OpenMails - (IsInvitation(entry) ? 1 : 0)),
    };

    private ClientState WithNetworks(JournalEntry entry) => this with
    {
        Networks = [.. Networks.Union(entry.Networks ?? [], StringComparer.OrdinalIgnoreCase)],
        Emails = Emails.Without(entry.Networks ?? []),
        LinkedAt = LinkedAt ?? (entry.Complete == true ? entry.At : null),
    };

    private IEnumerable<CreationAttempt> EarlierAttempts => Attempts.Take(Attempts.Count - 1);

    private IEnumerable<CreationAttempt> LastAttempt => Attempts.Skip(Attempts.Count - 1);

    // The stored key, the link and the email belonged to the previous profile.
    private ClientState WithoutProfile() => new()
    {
        Title = Title,
        Id = Id,
        Row = Row,
        Attempts = Attempts,
        Removal = Removal,
        Leaving = Leaving,
        SecretOfProfile = Leaving ? SecretOfProfile : null,
        LeftAt = LeftAt,
        Error = Error,
        Problem = Problem,
        LastAt = LastAt,
    };
}
