namespace Ayrshare.Onboarding;

/// <summary>What happens to a client next.</summary>
public enum ClientAction
{
    /// <summary>Nothing more: the client's turn ends with a status.</summary>
    Finish,

    /// <summary>Nothing more: the turn ends with the failure of its last call.</summary>
    Fail,

    /// <summary>The account is searched for the profile with the title.</summary>
    LookUpProfile,

    /// <summary>The vault is searched for the key again, because somebody may have stored it since the run began.</summary>
    LookUpKey,

    /// <summary>The profile whose key is in the vault becomes the client's.</summary>
    Adopt,

    /// <summary>The key in the journal is stored in the vault.</summary>
    StoreKey,

    /// <summary>The profile is created, and its key stored.</summary>
    Create,

    /// <summary>The profile whose key was lost is removed, so that it can be created again.</summary>
    Remove,

    /// <summary>The profile gets the title of the row, or has got it from somebody else.</summary>
    Rename,

    /// <summary>The profile is updated according to the row.</summary>
    Update,

    /// <summary>The last link is looked up, to see whether it was opened or revoked.</summary>
    LookUpLink,

    /// <summary>The social accounts are looked up, to see whether one must be linked again.</summary>
    LookUpAccounts,

    /// <summary>The client's link is revoked, because the client leaves.</summary>
    RevokeLink,

    /// <summary>The client's profile is removed, because the client leaves.</summary>
    RemoveProfile,

    /// <summary>The client's secret is removed, because the client leaves.</summary>
    RemoveSecret,

    /// <summary>A link is issued.</summary>
    Link,

    /// <summary>A link is issued and emailed.</summary>
    Mail,
}
