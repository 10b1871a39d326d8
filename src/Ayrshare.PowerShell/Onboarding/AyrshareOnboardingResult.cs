using System;
using System.Security;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>What became of a client in a run of Invoke-AyrshareOnboarding.</summary>
public sealed class AyrshareOnboardingResult : IFromRow
{
    private readonly TimeProvider _clock;

    internal AyrshareOnboardingResult(OnboardingOutcome outcome, bool sendEmail, TimeProvider clock)
    {
        _clock = clock;
        Row = outcome.Client.Row;
        Title = outcome.Client.Title;
        RefId = outcome.RefId;
        Status = outcome.Status.ToString();
        Url = outcome.Link?.Url;
        ExpiresAt = outcome.ExpiresAt?.ToLocalTime();
        Email = outcome.Client.Email;
        MailedAt = outcome.MailedAt?.ToLocalTime();
        SecretName = outcome.Client.SecretName;
        Error = outcome.Problem is { } problem ? OnboardingWords.For(problem) : null;
        RecommendedAction = OnboardingWords.ActionFor(outcome, sendEmail);
        ProfileKey = outcome.UnstoredKey is { } key ? SecretText.Secure(key) : null;
    }

    /// <summary>The client's row in the input, from 1.</summary>
    public int Row { get; }

    /// <summary>The client's title.</summary>
    public string Title { get; }

    /// <summary>The profile's public reference, if known.</summary>
    public string? RefId { get; }

    /// <summary>How the client stands: Done, AlreadyDone, Changed, KeyLost, MailUnknown or Failed.</summary>
    public string Status { get; }

    /// <summary>The link that was issued in this run.</summary>
    public Uri? Url { get; }

    /// <summary>When the client's link ends, in local time.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>What is left of the link's life in words, rounded, such as <c>47 h</c>.</summary>
    public string? TimeLeft => ExpiresAt is { } end ? PowerShell.TimeLeft.Until(end, _clock.GetUtcNow()) : null;

    /// <summary>The client's address.</summary>
    public string? Email { get; }

    /// <summary>When the mail was sent, in this run or an earlier one, in local time.</summary>
    public DateTimeOffset? MailedAt { get; }

    /// <summary>The name of the secret that holds, or should hold, the profile key.</summary>
    public string SecretName { get; }

    /// <summary>What went wrong, if something did.</summary>
    public string? Error { get; }

    /// <summary>What to do about it.</summary>
    public string? RecommendedAction { get; }

    /// <summary>The profile key, only if the vault did not take it: then it is nowhere else.</summary>
    public SecureString? ProfileKey { get; }

    int? IFromRow.RowNumber => Row;
}
