namespace Ayrshare.Onboarding;

/// <summary>How a client stands at the end of a run.</summary>
public enum OnboardingStatus
{
    /// <summary>The profile is there, its key is in the vault, the link is issued, and the mail sent if one was asked for.</summary>
    Done,

    /// <summary>All of that was done in an earlier run; nothing was sent in this one.</summary>
    AlreadyDone,

    /// <summary>Done earlier, but the row has changed since; nothing was sent in this run.</summary>
    Changed,

    /// <summary>The profile is there, and its key is in the journal, because the vault did not accept it. The next run stores it.</summary>
    KeyWaiting,

    /// <summary>The profile is there, but its key is not in the vault, and Ayrshare does not return it again.</summary>
    KeyLost,

    /// <summary>The mail may or may not have been sent.</summary>
    MailUnknown,

    /// <summary>Something went wrong; running the job again goes on from there.</summary>
    Failed,
}
