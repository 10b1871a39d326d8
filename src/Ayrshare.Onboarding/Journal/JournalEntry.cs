using System;
using System.Collections.Generic;

namespace Ayrshare.Onboarding;

/// <summary>One line of the journal. It holds no credential that can be read: no token, no link, and a profile key only as a
/// <see cref="SealedKey"/>.</summary>
public sealed record JournalEntry
{
    /// <summary>When it happened, by this machine's clock, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What happened.</summary>
    public required JournalEvent Event { get; init; }

    /// <summary>The client's title; null for what concerns the whole run.</summary>
    public string? Title { get; init; }

    /// <summary>The agency's own name for the client, if its row has one.</summary>
    public string? Id { get; init; }

    /// <summary>The client's previous title, where it was renamed.</summary>
    public string? OldTitle { get; init; }

    /// <summary>The client's row in that run's input.</summary>
    public int? Row { get; init; }

    /// <summary>Where a run began, a mark that tells its account from others: see <see cref="JournalAccount"/>.</summary>
    public string? Account { get; init; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; init; }

    /// <summary>The name of the secret that holds the profile key or, where a run began, the key of the journal.</summary>
    public string? Secret { get; init; }

    /// <summary>The profile key.</summary>
    public SealedKey? Key { get; init; }

    /// <summary>When the link expires.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The recipient of the email.</summary>
    public string? Email { get; init; }

    /// <summary>Why the email is sent; null for an invitation.</summary>
    public EmailPurpose? Purpose { get; init; }

    /// <summary>The id of the link session, with which the link is looked up and revoked. It does not open the link.</summary>
    public string? SessionId { get; init; }

    /// <summary>When the link was opened for the first time, if it was.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>The networks concerned: those that are linked or, where a client is asked to link some again, those.</summary>
    public IReadOnlyList<string>? Networks { get; init; }

    /// <summary>Whether the client has linked what its row asks for.</summary>
    public bool? Complete { get; init; }

    /// <summary>When the social accounts are worth a look again.</summary>
    public DateTimeOffset? NextCheckAt { get; init; }

    /// <summary>The cells of the row that have taken effect.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>What went wrong, as the failed call or the vault described it.</summary>
    public string? Error { get; init; }

    /// <summary>Why the client is not done, if the event does not say so.</summary>
    public OnboardingProblem? Problem { get; init; }
}
