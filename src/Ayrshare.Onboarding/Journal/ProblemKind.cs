namespace Ayrshare.Onboarding;

/// <summary>Why a client is not done. The commands provide the text.</summary>
public enum ProblemKind
{
    /// <summary>A call failed; <see cref="OnboardingProblem.Detail"/> is its message.</summary>
    CallFailed,

    /// <summary>The account has a profile of this title that no run has tried to create, and its key is not in the vault.</summary>
    TitleTaken,

    /// <summary>The profile was created in this run, but neither the vault nor the journal accepted its key; the detail has their
    /// messages.</summary>
    KeyNotStored,

    /// <summary>The journal has the key, but the vault did not accept it; the detail is its message.</summary>
    KeyWaits,

    /// <summary>The journal has the key, but the vault does not have the secret that decrypts it.</summary>
    KeyLocked,

    /// <summary>An earlier run created the profile, but its key was lost before it was stored.</summary>
    KeyLostBeforeVault,

    /// <summary>The journal names a secret that the vault does not have.</summary>
    KeyNotInVault,

    /// <summary>The account has a profile of this title, not known to be created by a run, and its key is not in the vault.</summary>
    KeyUnknown,

    /// <summary>The account refuses the title as taken, but its list, which can be five minutes old, does not show the profile.</summary>
    ProfileNotListed,

    /// <summary>The row names a secret that is already in the vault and is not known to be a profile key.</summary>
    ForeignSecret,

    /// <summary>The client was onboarded, and the account no longer has its profile.</summary>
    ProfileGone,

    /// <summary>The secret holds the key of another profile.</summary>
    KeyOfOtherProfile,

    /// <summary>Whether an earlier run sent the email is unknown.</summary>
    MailUnknown,

    /// <summary>The link was issued, but the response does not say that the email was sent.</summary>
    MailNotConfirmed,

    /// <summary>The row has changed since the client was onboarded; the detail says what.</summary>
    RowChanged,

    /// <summary>The client leaves, but neither the vault nor the account shows which profile is to be removed.</summary>
    ProfileNotFound,
}
