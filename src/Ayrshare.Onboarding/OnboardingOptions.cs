using System;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>How a job deals with what it finds.</summary>
public sealed class OnboardingOptions
{
    /// <summary>What to do about a call that failed.</summary>
    public required Func<AyrshareApiException, string> Advice { get; init; }

    /// <summary>Whether each client gets a mail with the link.</summary>
    public bool SendEmail { get; init; }

    /// <summary>Whether clients that are done get a new link, if theirs has ended or their row has changed.</summary>
    public bool Renew { get; init; }

    /// <summary>Whether a mail whose fate is unknown is sent again.</summary>
    public bool ResendUnknown { get; init; }

    /// <summary>Whether a profile that this job created, whose key was lost and that has no networks linked, is removed and created anew.</summary>
    public bool RecreateLost { get; init; }
}
