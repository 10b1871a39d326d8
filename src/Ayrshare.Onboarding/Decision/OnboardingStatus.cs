namespace Ayrshare.Onboarding;

/// <summary>The status of a client at the end of a run.</summary>
public enum OnboardingStatus
{
    /// <summary>The profile exists, its key is in the vault, the link was issued, and the email was sent if one was requested.</summary>
    Done,

    /// <summary>All of that was done in an earlier run; nothing was sent in this one.</summary>
    AlreadyDone,

    /// <summary>The client has linked its networks.</summary>
    Linked,

    /// <summary>The client was emailed a fresh link in this run, because it has not linked a network yet.</summary>
    Reminded,

    /// <summary>A network that the client had linked is no longer linked, or soon will not be.</summary>
    Lapsed,

    /// <summary>The client was emailed a link in this run, because a network must be linked again.</summary>
    ReconnectSent,

    /// <summary>The profile was changed in this run according to its row; nothing was sent.</summary>
    Updated,

    /// <summary>The row has changed since it was last used; nothing was sent in this run.</summary>
    Changed,

    /// <summary>The client leaves, and its profile remains until the run is told to remove it.</summary>
    Leaving,

    /// <summary>The client has left: its link, profile and secret are gone.</summary>
    Offboarded,

    /// <summary>The profile exists. Its key is in the journal, because the vault did not accept it. The next run stores it.</summary>
    KeyWaiting,

    /// <summary>The profile exists, but its key is not in the vault, and Ayrshare does not return it again.</summary>
    KeyLost,

    /// <summary>The email may or may not have been sent.</summary>
    MailUnknown,

    /// <summary>Something went wrong. The next run continues from there.</summary>
    Failed,
}
