using System;
using System.Security;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>The result for a client in a run of Invoke-AyrshareOnboarding.</summary>
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

    /// <summary>The number of the client's row in the input, starting at 1.</summary>
    public int Row { get; }

    /// <summary>The client's title.</summary>
    public string Title { get; }

    /// <summary>The profile's public reference, if it is known.</summary>
    public string? RefId { get; }

    /// <summary>The status of the client: Done, AlreadyDone, Changed, KeyWaiting, KeyLost, MailUnknown or Failed.</summary>
    public string Status { get; }

    /// <summary>The link that was issued in this run.</summary>
    public Uri? Url { get; }

    /// <summary>When the client's link expires, in local time.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>The time until the link expires, in words and rounded, such as <c>47 h</c>.</summary>
    public string? TimeLeft => ExpiresAt is { } end ? PowerShell.TimeLeft.Until(end, _clock.GetUtcNow()) : null;

    /// <summary>The client's email address.</summary>
    public string? Email { get; }

    /// <summary>When the email was sent, in this run or an earlier one, in local time.</summary>
    public DateTimeOffset? MailedAt { get; }

    /// <summary>The name of the secret that holds, or should hold, the profile key.</summary>
    public string SecretName { get; }

    /// <summary>The error, if one occurred.</summary>
    public string? Error { get; }

    /// <summary>The recommended action for the error.</summary>
    public string? RecommendedAction { get; }

    /// <summary>The profile key, but only if neither the vault nor the journal accepted it. It is then not stored anywhere
    /// else.</summary>
    public SecureString? ProfileKey { get; }

    int? IFromRow.RowNumber => Row;
}
