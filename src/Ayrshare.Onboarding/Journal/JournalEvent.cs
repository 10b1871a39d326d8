namespace Ayrshare.Onboarding;

/// <summary>What a line of the journal records. An intent is recorded before its side effect, everything else after it.</summary>
public enum JournalEvent
{
    /// <summary>A run began.</summary>
    RunStarted,

    /// <summary>A run ended.</summary>
    RunEnded,

    /// <summary>The profile is about to be created.</summary>
    Creating,

    /// <summary>The response to the creation was lost.</summary>
    CreationLost,

    /// <summary>The profile was not created.</summary>
    NotCreated,

    /// <summary>The profile was created, and its key is in this entry, encrypted.</summary>
    KeyReceived,

    /// <summary>The profile exists, and its key is in the vault.</summary>
    KeyStored,

    /// <summary>The profile exists, but its key was lost.</summary>
    KeyLost,

    /// <summary>A profile whose key was lost is about to be removed.</summary>
    Removing,

    /// <summary>The response to the removal was lost.</summary>
    RemovalLost,

    /// <summary>The profile was not removed.</summary>
    NotRemoved,

    /// <summary>The profile was removed.</summary>
    Removed,

    /// <summary>A link was issued, without an email.</summary>
    LinkIssued,

    /// <summary>An email is about to be sent.</summary>
    Mailing,

    /// <summary>The email was sent.</summary>
    Mailed,

    /// <summary>The email was not sent.</summary>
    NotMailed,

    /// <summary>The link was looked up, to see whether it was opened.</summary>
    LinkSeen,

    /// <summary>The account shows networks that the client has linked.</summary>
    NetworksLinked,

    /// <summary>The social accounts were looked up, to see whether one must be linked again.</summary>
    AccountsSeen,

    /// <summary>The profile was updated according to its row.</summary>
    Updated,

    /// <summary>The row has got an agency's own name for the client.</summary>
    Identified,

    /// <summary>The profile has a new title.</summary>
    Renamed,

    /// <summary>The client leaves: its link, profile and secret are about to be removed.</summary>
    Leaving,

    /// <summary>The link was revoked.</summary>
    LinkRevoked,

    /// <summary>The client has left: its profile and its secret are gone.</summary>
    Left,

    /// <summary>Something went wrong that changed nothing.</summary>
    Failed,
}
