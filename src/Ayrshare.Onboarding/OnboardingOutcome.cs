using System;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>What became of a client in a run.</summary>
public sealed class OnboardingOutcome
{
    /// <summary>The client.</summary>
    public required OnboardingClient Client { get; init; }

    /// <summary>How the client stands.</summary>
    public required OnboardingStatus Status { get; init; }

    /// <summary>The profile's public reference, if known.</summary>
    public string? RefId { get; init; }

    /// <summary>The link that was issued in this run.</summary>
    public JwtLink? Link { get; init; }

    /// <summary>When the client's link ends, as far as the journal knows.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When the mail was sent, in this run or an earlier one.</summary>
    public DateTimeOffset? MailedAt { get; init; }

    /// <summary>When the client's turn ended.</summary>
    public DateTimeOffset FinishedAt { get; init; }

    /// <summary>What went wrong, if something did.</summary>
    public string? Problem { get; init; }

    /// <summary>The failure of the call, or of the vault, that it comes from, if it comes from one.</summary>
    public Exception? Cause { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Action { get; init; }

    /// <summary>The profile key, if the vault did not take it: this is the only place where it is.</summary>
    public Secret? UnstoredKey { get; init; }
}
