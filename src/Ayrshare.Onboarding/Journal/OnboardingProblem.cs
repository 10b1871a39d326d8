namespace Ayrshare.Onboarding;

/// <summary>Why a client is not done, as data.</summary>
/// <param name="Kind">What is wrong.</param>
public sealed record OnboardingProblem(ProblemKind Kind)
{
    /// <summary>The message of the failure that caused the problem, if one did.</summary>
    public string? Detail { get; init; }

    /// <summary>The name of the secret concerned.</summary>
    public string? Secret { get; init; }

    /// <summary>The title of the other profile concerned.</summary>
    public string? OtherTitle { get; init; }

    /// <summary>Whether the profile can be removed and created again: a run created it, and no networks are linked.</summary>
    public bool CanRecreate { get; init; }
}
