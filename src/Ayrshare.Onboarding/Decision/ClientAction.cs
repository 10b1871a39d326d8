namespace Ayrshare.Onboarding;

/// <summary>What happens to a client next.</summary>
public enum ClientAction
{
    /// <summary>Nothing more: the client's turn ends with a status.</summary>
    Finish,

    /// <summary>Nothing more: the turn ends with the failure of its last call.</summary>
    Fail,

    /// <summary>The account is asked for the profile of the title.</summary>
    LookUpProfile,

    /// <summary>The vault is asked once more for the key: others may have stored it since the run began.</summary>
    LookUpKey,

    /// <summary>The profile whose key is in the vault is taken over.</summary>
    Adopt,

    /// <summary>The key in the journal is stored in the vault.</summary>
    StoreKey,

    /// <summary>The profile is created, and its key stored.</summary>
    Create,

    /// <summary>The profile whose key was lost is removed, so that it can be created again.</summary>
    Remove,

    /// <summary>A link is issued.</summary>
    Link,

    /// <summary>A link is issued and mailed.</summary>
    Mail,
}
