namespace Ayrshare.Onboarding;

/// <summary>How a run deals with what it finds.</summary>
public sealed record OnboardingOptions
{
    /// <summary>Whether each client gets a mail with the link.</summary>
    public bool SendEmail { get; init; }

    /// <summary>Whether clients that are done get a new link if theirs has ended or their row has changed.</summary>
    public bool Renew { get; init; }

    /// <summary>Whether a mail is sent again when it is not known whether it was sent.</summary>
    public bool ResendUnknown { get; init; }

    /// <summary>Whether a profile that this job created, whose key was lost and that has no networks linked, is created anew.</summary>
    public bool RecreateLost { get; init; }

    /// <summary>Whether an existing secret of any name is adopted. Otherwise, its name must show that it is a profile key.</summary>
    public bool AllowAnySecretName { get; init; }
}
