using System;
using System.Collections.Generic;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>The outcome of a client in a run.</summary>
public sealed record OnboardingOutcome
{
    /// <summary>The client.</summary>
    public required OnboardingClient Client { get; init; }

    /// <summary>The client's status.</summary>
    public required OnboardingStatus Status { get; init; }

    /// <summary>The profile's public reference, if known.</summary>
    public string? RefId { get; init; }

    /// <summary>The link that was issued in this run.</summary>
    public IssuedLink? Link { get; init; }

    /// <summary>Why the link could not be written to the file of links, if it could not. The run then ends.</summary>
    public LinkFileFailedException? LinkFailure { get; init; }

    /// <summary>When the client's link expires, as far as the journal records it.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When the email was sent, in this run or an earlier one.</summary>
    public DateTimeOffset? MailedAt { get; init; }

    /// <summary>The recipient of the last email.</summary>
    public string? MailedTo { get; init; }

    /// <summary>The id of the last link's session, if it has one.</summary>
    public string? SessionId { get; init; }

    /// <summary>How many reminders the client has got since it was invited.</summary>
    public int Reminders { get; init; }

    /// <summary>When a link of the client was opened for the first time, as far as that was looked up.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When the client was first seen to have linked what its row asks for.</summary>
    public DateTimeOffset? LinkedAt { get; init; }

    /// <summary>The networks that the client has linked.</summary>
    public IReadOnlyList<string> LinkedNetworks { get; init; } = [];

    /// <summary>The networks that must be linked again.</summary>
    public IReadOnlyList<string> LapsedNetworks { get; init; } = [];

    /// <summary>What has changed in the row since it last took effect.</summary>
    public IReadOnlyList<RowChange> Changes { get; init; } = [];

    /// <summary>When the client's turn ended.</summary>
    public DateTimeOffset FinishedAt { get; init; }

    /// <summary>Why the client is not done, if it is not.</summary>
    public OnboardingProblem? Problem { get; init; }

    /// <summary>The failure of the call or of the vault that caused the problem, if one did.</summary>
    public Exception? Cause { get; init; }

    /// <summary>The profile key, if neither the vault nor the journal accepted it. It is not stored anywhere else.</summary>
    public Secret? UnstoredKey { get; init; }
}
