namespace Ayrshare.Onboarding;

/// <summary>What a changed cell of a row has an effect on.</summary>
public enum ChangeKind
{
    /// <summary>The profile, which can be updated.</summary>
    Profile,

    /// <summary>The profile, but Ayrshare reads the field only when the profile is created.</summary>
    NewProfile,

    /// <summary>The next link.</summary>
    Link,

    /// <summary>The text of the next email.</summary>
    EmailText,

    /// <summary>The recipient of the next email.</summary>
    Address,
}
