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

    /// <summary>A link is issued.</summary>
    Link,

    /// <summary>A link is issued and emailed.</summary>
    Mail,
}
