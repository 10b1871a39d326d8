using System;
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
        MailedAt = state.MailedAt?.ToLocalTime();
        LastAt = state.LastAt.ToLocalTime();
        var problem = state.Problem is { } told ? OnboardingWords.For(told) : state.Error;
        Status = state switch
        {
            { KeyWaits: true } => "KeyWaiting",
            { KeyLost: true } => "KeyLost",
            { MailUnknown: true } => "MailUnknown",
            _ when problem is not null => "Failed",
            { Secret: not null, Fingerprint: not null } => "Done",
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

    /// <summary>Done, KeyWaiting, KeyLost, MailUnknown, Failed or Unfinished.</summary>
    public string Status { get; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; }

    /// <summary>The name of the secret that holds the profile key.</summary>
    public string? SecretName { get; }

    /// <summary>When the client's link expires, in local time.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>When the email was sent, in local time.</summary>
    public DateTimeOffset? MailedAt { get; }

    /// <summary>The time of the client's last record, in local time.</summary>
    public DateTimeOffset LastAt { get; }

    /// <summary>The last error, until a later step succeeds.</summary>
    public string? Error { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Title}: {Status}";
}
