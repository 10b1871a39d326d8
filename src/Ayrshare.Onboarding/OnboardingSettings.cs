using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>What a run works with.</summary>
public sealed record OnboardingSettings
{
    /// <summary>The client of the API, which reaches the account.</summary>
    public required AyrshareClient Api { get; init; }

    /// <summary>What the links are issued with.</summary>
    public required LinkIssuer Issuer { get; init; }

    /// <summary>What the run does in cases that are left to the user.</summary>
    public required OnboardingOptions Options { get; init; }

    /// <summary>The journal.</summary>
    public required string JournalPath { get; init; }

    /// <summary>The file to write a report to, or null for none.</summary>
    public string? ReportPath { get; init; }

    /// <summary>The file that each link is added to, or null for none.</summary>
    public string? LinkPath { get; init; }

    /// <summary>How many clients are worked on at a time.</summary>
    public int ThrottleLimit { get; init; } = 1;
}
