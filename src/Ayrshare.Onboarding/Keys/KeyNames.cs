using System;

namespace Ayrshare.Onboarding;

/// <summary>The names of secrets that this module chooses.</summary>
public static class KeyNames
{
    /// <summary>The prefix of all names.</summary>
    public const string Prefix = "Ayrshare-";

    /// <summary>The prefix of the names of profile keys.</summary>
    public const string ProfileKeyPrefix = Prefix + "ProfileKey-";

    /// <summary>Whether a secret of this name may be sent to Ayrshare as a profile key, if only a row of a list names it. Otherwise, a row
    /// could have any secret of the vault sent there.</summary>
    public static bool IsOfProfileKey(string name) => name.StartsWith(ProfileKeyPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The prefix of the names of journal keys.</summary>
    public const string JournalKeyPrefix = Prefix + "JournalKey-";
}
