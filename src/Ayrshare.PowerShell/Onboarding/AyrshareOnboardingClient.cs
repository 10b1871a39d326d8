using System;

namespace Ayrshare.PowerShell;

/// <summary>The status of a client, according to the list and the journal of an onboarding.</summary>
public sealed class AyrshareOnboardingClient
{
    internal AyrshareOnboardingClient(StandingClient client)
    {
        var state = client.State;
        Row = client.Row;
        Title = client.Title;
        Status = client.Status;
        RefId = state?.RefId;
        SecretName = state?.Secret;
        ExpiresAt = state?.ExpiresAt?.ToLocalTime();
        SessionId = state?.SessionId;
        RevokedAt = state?.RevokedAt?.ToLocalTime();
        MailedAt = state?.MailedAt?.ToLocalTime();
        Email = state?.MailedTo ?? client.Email;
        Reminders = state?.Emails.Reminders ?? 0;
        OpenedAt = state?.OpenedAt?.ToLocalTime();
        LinkedAt = state?.LinkedAt?.ToLocalTime();
        Networks = new(state?.Networks ?? []);
        LastAt = state?.LastAt.ToLocalTime();
        Error = client.Error;
        RecommendedAction = client.RecommendedAction;
    }

    /// <summary>The client's row: in a CSV as a spreadsheet shows it. It is empty for a client that is not in the list.</summary>
    public int? Row { get; }

    /// <summary>The client's title.</summary>
    public string? Title { get; }

    /// <summary>Linked, Done, KeyWaiting, KeyLost, MailUnknown, Leaving, Offboarded, Failed, Unfinished, NotBegun or
    /// Invalid.</summary>
    public string Status { get; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; }

    /// <summary>The name of the secret that holds the profile key.</summary>
    public string? SecretName { get; }

    /// <summary>When the client's link expires, in local time.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>When the client's link was revoked, or was first seen to be revoked, in local time. A new link clears it.</summary>
    public DateTimeOffset? RevokedAt { get; }

    /// <summary>When the email was sent, in local time.</summary>
    public DateTimeOffset? MailedAt { get; }

    /// <summary>The id of the last link's session, with which Get- and Revoke-AyrshareLinkSession find the link.</summary>
    public string? SessionId { get; }

    /// <summary>The address to which the last email was sent or, before that, the address in the list.</summary>
    public string? Email { get; }

    /// <summary>The number of reminders since the client was invited.</summary>
    public int Reminders { get; }

    /// <summary>When a link of the client was opened for the first time, in local time, as far as that was looked up.</summary>
    public DateTimeOffset? OpenedAt { get; }

    /// <summary>When the client was first seen to have linked what its row asks for, in local time.</summary>
    public DateTimeOffset? LinkedAt { get; }

    /// <summary>The networks that the client had linked when that was last looked up, or before.</summary>
    public AyrshareList Networks { get; }

    /// <summary>The time of the client's last record, in local time.</summary>
    public DateTimeOffset? LastAt { get; }

    /// <summary>The last error, until a later step succeeds, or what is wrong with the row.</summary>
    public string? Error { get; }

    /// <summary>The recommended action, if there is something to do.</summary>
    public string? RecommendedAction { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Title}: {Status}";
}
