namespace Ayrshare.Onboarding;

/// <summary>Why a client is not done, as data.</summary>
/// <param name="Kind">What is wrong.</param>
public sealed record OnboardingProblem(ProblemKind Kind)
{
    /// <summary>The text of the failure that it comes from, if it comes from one.</summary>
    public string? Detail { get; init; }

    /// <summary>The secret that it is about.</summary>
    public string? Secret { get; init; }

    /// <summary>The title of the other profile that it is about.</summary>
    public string? OtherTitle { get; init; }

    /// <summary>Whether the profile can be removed and created again: a run created it, and no networks are linked.</summary>
    public bool CanRecreate { get; init; }
}
