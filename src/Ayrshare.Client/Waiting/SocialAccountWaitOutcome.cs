namespace Ayrshare.Client;

/// <summary>How the wait for a profile has ended.</summary>
public enum SocialAccountWaitOutcome
{
    /// <summary>The networks are linked.</summary>
    Linked,

    /// <summary>The time was up before.</summary>
    TimedOut,

    /// <summary>The list of profiles does not have the profile.</summary>
    NotListed,

    /// <summary>The profile is suspended.</summary>
    Suspended,
}
