using System;
using System.Linq;
using System.Security;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>The result for a client in a run of Invoke-AyrshareOnboarding.</summary>
public sealed class AyrshareOnboardingResult : IFromRow, ICarriesProfileKey
{
    private readonly TimeProvider _clock;

    internal AyrshareOnboardingResult(OnboardingOutcome outcome, bool sendEmail, TimeProvider clock)
    {
        _clock = clock;
        Row = outcome.Client.Row == 0 ? null : outcome.Client.Row;
        Title = outcome.Client.Title;
        RefId = outcome.RefId;
        Status = outcome.Status.ToString();
        Url = outcome.Link?.Url;
        ExpiresAt = outcome.ExpiresAt?.ToLocalTime();
        Email = outcome.MailedTo ?? outcome.Client.Email;
        MailedAt = outcome.MailedAt?.ToLocalTime();
        SecretName = outcome.Client.SecretName;
        SessionId = outcome.SessionId;
        Reminders = outcome.Reminders;
        OpenedAt = outcome.OpenedAt?.ToLocalTime();
        LinkedAt = outcome.LinkedAt?.ToLocalTime();
        LinkedNetworks = new(outcome.LinkedNetworks);
        LapsedNetworks = new(outcome.LapsedNetworks);
        Changes = new(outcome.Changes.Select(change => change.ToString()));
        Error = outcome.Problem is { } problem ? OnboardingWords.For(problem) : null;
        RecommendedAction = OnboardingWords.ActionFor(outcome, sendEmail);
        ProfileKey = outcome.UnstoredKey is { } key ? SecretText.Secure(key) : null;
    }

    /// <summary>The number of the client's row: in a CSV as a spreadsheet shows it, and in the pipeline starting at 1. It is empty for a
    /// client that has left the list.</summary>
    public int? Row { get; }

    /// <summary>The client's title.</summary>
    public string Title { get; }

    /// <summary>The profile's public reference, if it is known.</summary>
    public string? RefId { get; }

    /// <summary>The status of the client: Done, AlreadyDone, Linked, Reminded, Lapsed, ReconnectSent, Updated, Changed, Leaving,
    /// Offboarded, KeyWaiting, KeyLost, MailUnknown or Failed.</summary>
    public string Status { get; }

    /// <summary>The link that was issued in this run.</summary>
    public Uri? Url { get; }

    /// <summary>When the client's link expires, in local time.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>The time until the link expires, in words and rounded, such as <c>47 h</c>.</summary>
    public string? TimeLeft => ExpiresAt is { } end ? PowerShell.TimeLeft.Until(end, _clock.GetUtcNow()) : null;

    /// <summary>The address to which the last email was sent or, before that, the client's email address.</summary>
    public string? Email { get; }

    /// <summary>When the email was sent, in this run or an earlier one, in local time.</summary>
    public DateTimeOffset? MailedAt { get; }

    /// <summary>The id of the last link's session, with which you can look up and revoke the link. It does not open the link.</summary>
    public string? SessionId { get; }

    /// <summary>The number of reminders since the client was invited.</summary>
    public int Reminders { get; }

    /// <summary>When a link of the client was opened for the first time, in local time, as far as the job has looked it up.</summary>
    public DateTimeOffset? OpenedAt { get; }

    /// <summary>When the job first saw that the client had linked what its row asks for, in local time.</summary>
    public DateTimeOffset? LinkedAt { get; }

    /// <summary>The networks that the client has linked.</summary>
    public AyrshareList LinkedNetworks { get; }

    /// <summary>The networks that the client had linked and must link again.</summary>
    public AyrshareList LapsedNetworks { get; }

    /// <summary>What has changed in the row since it last took effect, one text for each column.</summary>
    public AyrshareList Changes { get; }

    /// <summary>The name of the secret that holds, or should hold, the profile key.</summary>
    public string SecretName { get; }

    /// <summary>The error, if one occurred.</summary>
    public string? Error { get; }

    /// <summary>The recommended action for the error.</summary>
    public string? RecommendedAction { get; }

    /// <summary>The profile key, but only if neither the vault nor the journal accepted it. It is then not stored anywhere
    /// else.</summary>
    internal SecureString? ProfileKey { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Title}: {Status}";

    int? IFromRow.RowNumber => Row;

    SecureString? ICarriesProfileKey.ProfileKey => ProfileKey;
}
