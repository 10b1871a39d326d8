namespace Ayrshare.Onboarding;

/// <summary>What a run does in cases that are left to the user.</summary>
public sealed record OnboardingOptions
{
    /// <summary>Whether each client gets an email with the link.</summary>
    public bool SendEmail { get; init; }

    /// <summary>Whether clients that are done get a new link if their link has expired or their row has changed.</summary>
    public bool Renew { get; init; }

    /// <summary>Whether an email is sent again if it is unknown whether it was sent.</summary>
    public bool ResendUnknown { get; init; }

    /// <summary>
    /// Whether a profile that this job created, whose key was lost and that has no networks linked, is removed and created again.
    /// </summary>
    public bool RecreateLost { get; init; }

    /// <summary>Whether an existing secret of any name is adopted. Otherwise, its name must show that it is a profile key.</summary>
    public bool AllowAnySecretName { get; init; }
}
