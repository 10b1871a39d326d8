using System;
using System.Collections.Generic;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>The status of a client, according to the journal of an onboarding.</summary>
public sealed class AyrshareOnboardingClient
{
    internal AyrshareOnboardingClient(ClientState state)
    {
        Row = state.Row;
        Title = state.Title;
        RefId = state.RefId;
        SecretName = state.Secret;
        ExpiresAt = state.ExpiresAt?.ToLocalTime();
        SessionId = state.SessionId;
        MailedAt = state.MailedAt?.ToLocalTime();
        Email = state.MailedTo;
        Reminders = state.Emails.Reminders;
        OpenedAt = state.OpenedAt?.ToLocalTime();
        LinkedAt = state.LinkedAt?.ToLocalTime();
        Networks = state.Networks;
        LastAt = state.LastAt.ToLocalTime();
        var problem = state.Problem is { } told ? OnboardingWords.For(told) : state.Error;
        Status = state switch
        {
            { KeyWaits: true } => "KeyWaiting",
            { KeyLost: true } => "KeyLost",
            { MailUnknown: true } => "MailUnknown",
            _ when problem is not null => "Failed",
            { LeftAt: not null } => "Offboarded",
            { Leaving: true } => "Leaving",
            { LinkedAt: not null } => "Linked",
            { Secret: not null, IssuedAt: not null } => "Done",
            _ => "Unfinished",
        };
        Error = problem ?? Status switch
        {
            "KeyWaiting" => "The key is in the journal, encrypted. The next run stores it in the vault.",
            "KeyLost" => "The profile exists, but its key is not in the vault.",
            "MailUnknown" => "It is unknown whether the email was sent.",
            _ => null,
        };
    }

    /// <summary>The client's row in the last run's input.</summary>
    public int? Row { get; }

    /// <summary>The client's title.</summary>
    public string Title { get; }

    /// <summary>Linked, Done, KeyWaiting, KeyLost, MailUnknown, Leaving, Offboarded, Failed or Unfinished.</summary>
    public string Status { get; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; }

    /// <summary>The name of the secret that holds the profile key.</summary>
    public string? SecretName { get; }

    /// <summary>When the client's link expires, in local time.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>When the email was sent, in local time.</summary>
    public DateTimeOffset? MailedAt { get; }

    /// <summary>The id of the last link's session, with which Get- and Revoke-AyrshareLinkSession find the link.</summary>
    public string? SessionId { get; }

    /// <summary>The address to which the last email was sent.</summary>
    public string? Email { get; }

    /// <summary>The number of reminders since the client was invited.</summary>
    public int Reminders { get; }

    /// <summary>When a link of the client was opened for the first time, in local time, as far as a job has looked it up.</summary>
    public DateTimeOffset? OpenedAt { get; }

    /// <summary>When a job first saw that the client had linked what its row asks for, in local time.</summary>
    public DateTimeOffset? LinkedAt { get; }

    /// <summary>The networks that the client had linked when a job last looked, or before.</summary>
    public IReadOnlyList<string> Networks { get; }

    /// <summary>The time of the client's last record, in local time.</summary>
    public DateTimeOffset LastAt { get; }

    /// <summary>The last error, until a later step succeeds.</summary>
    public string? Error { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Title}: {Status}";
}
