namespace Ayrshare.Onboarding;

/// <summary>When a client counts as linked.</summary>
public enum LinkedWhen
{
    /// <summary>One of the networks is linked.</summary>
    Any,

    /// <summary>All of the networks are linked.</summary>
    All,
}
