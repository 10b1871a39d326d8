namespace Ayrshare.Onboarding;

/// <summary>The names of secrets that this module chooses.</summary>
public static class KeyNames
{
    /// <summary>The prefix of all names.</summary>
    public const string Prefix = "Ayrshare-";

    /// <summary>The prefix of the names of profile keys.</summary>
    public const string ProfileKeyPrefix = Prefix + "ProfileKey-";

    /// <summary>The prefix of the names of journal keys.</summary>
    public const string JournalKeyPrefix = Prefix + "JournalKey-";
}
