namespace Ayrshare.Onboarding;

/// <summary>The status of a client at the end of a run.</summary>
public enum OnboardingStatus
{
    /// <summary>The profile exists, its key is in the vault, the link was issued, and the email was sent if one was requested.</summary>
    Done,

    /// <summary>All of that was done in an earlier run; nothing was sent in this one.</summary>
    AlreadyDone,

    /// <summary>Done earlier, but the row has changed since; nothing was sent in this run.</summary>
    Changed,

    /// <summary>The profile exists. Its key is in the journal, because the vault did not accept it. The next run stores it.</summary>
    KeyWaiting,

    /// <summary>The profile exists, but its key is not in the vault, and Ayrshare does not return it again.</summary>
    KeyLost,

    /// <summary>The email may or may not have been sent.</summary>
    MailUnknown,

    /// <summary>Something went wrong. The next run continues from there.</summary>
    Failed,
}
