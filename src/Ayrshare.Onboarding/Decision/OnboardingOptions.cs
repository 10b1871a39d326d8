using System;

namespace Ayrshare.Onboarding;

/// <summary>What a run does in cases that are left to the user.</summary>
public sealed record OnboardingOptions
{
    /// <summary>Whether each client gets an email with the link.</summary>
    public bool SendEmail { get; init; }

    /// <summary>Whether clients that have not linked get a new link if their link has expired or would be another one now.</summary>
    public bool Renew { get; init; }

    /// <summary>Whether clients that were emailed and have not linked a network are reminded.</summary>
    public bool Remind { get; init; }

    /// <summary>How long after an email a client is reminded.</summary>
    public TimeSpan RemindAfter { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How many reminders a client gets at most.</summary>
    public int MaxReminders { get; init; } = 2;

    /// <summary>Whether clients are asked to link networks again that are no longer linked, or soon will not be.</summary>
    public bool Reconnect { get; init; }

    /// <summary>Whether what has changed in a row takes effect: on the profile, its title and the recipient of the email.</summary>
    public bool Update { get; init; }

    /// <summary>Whether clients that leave are removed, each with its link, profile and secret.</summary>
    public bool Offboard { get; init; }

    /// <summary>When a client counts as linked, unless its row says so; null for the default of each row.</summary>
    public LinkedWhen? LinkedWhen { get; init; }

    /// <summary>Whether an email is sent again if it is unknown whether it was sent.</summary>
    public bool ResendUnknown { get; init; }

    /// <summary>
    /// Whether a profile that this job created, whose key was lost and that has no networks linked, is removed and created again.
    /// </summary>
    public bool RecreateLost { get; init; }

    /// <summary>Whether an existing secret of any name is adopted. Otherwise, its name must show that it is a profile key.</summary>
    public bool AllowAnySecretName { get; init; }
}
