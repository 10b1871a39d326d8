using System;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>How a client stands, by the journal of an onboarding.</summary>
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
            { KeyLost: true } => "KeyLost",
            { MailUnknown: true } => "MailUnknown",
            _ when problem is not null => "Failed",
            { Secret: not null, Fingerprint: not null } => "Done",
            _ => "Unfinished",
        };
        Error = problem ?? Status switch
        {
            "KeyLost" => "The profile is there, but its key is not in the vault.",
            "MailUnknown" => "Whether the mail was sent is unknown.",
            _ => null,
        };
    }

    /// <summary>The client's row in the last run's input.</summary>
    public int? Row { get; }

    /// <summary>The client's title.</summary>
    public string Title { get; }

    /// <summary>Done, KeyLost, MailUnknown, Failed or Unfinished.</summary>
    public string Status { get; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; }

    /// <summary>The name of the secret that holds the profile key.</summary>
    public string? SecretName { get; }

    /// <summary>When the client's link ends, in local time.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>When the mail was sent, in local time.</summary>
    public DateTimeOffset? MailedAt { get; }

    /// <summary>When anything was last recorded of the client, in local time.</summary>
    public DateTimeOffset LastAt { get; }

    /// <summary>The last thing that went wrong, until something went well.</summary>
    public string? Error { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Title}: {Status}";
}
