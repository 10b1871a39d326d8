using System;

namespace Ayrshare.Onboarding;

/// <summary>The journal belongs to another account.</summary>
/// <param name="profiles">How many profiles the journal knows. The account has none of them.</param>
public sealed class OtherAccountException(int profiles) : Exception("The journal belongs to another account.")
{
    /// <summary>How many profiles the journal knows. The account has none of them.</summary>
    public int Profiles => profiles;
}
