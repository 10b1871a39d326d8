namespace Ayrshare.Onboarding;

/// <summary>The names of secrets that this module chooses.</summary>
public static class KeyNames
{
    /// <summary>The beginning of all of them.</summary>
    public const string Prefix = "Ayrshare-";

    /// <summary>The beginning of the names of profile keys.</summary>
    public const string ProfileKeyPrefix = Prefix + "ProfileKey-";

    /// <summary>The beginning of the names of the keys of journals.</summary>
    public const string JournalKeyPrefix = Prefix + "JournalKey-";
}
