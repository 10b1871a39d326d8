namespace Ayrshare.PowerShell;

/// <summary>The input of a command that runs an onboarding.</summary>
internal sealed record OnboardingInput
{
    /// <summary>The connection.</summary>
    public required AyrshareConnection Connection { get; init; }

    /// <summary>The list. If the rows are in a file, they are not read yet.</summary>
    public required OnboardingList List { get; init; }

    /// <summary>The CSV with the rows, or null if they came from the pipeline.</summary>
    public string? Path { get; init; }

    /// <summary>The journal.</summary>
    public required string JournalPath { get; init; }

    /// <summary>The vault, or null for the default vault.</summary>
    public string? VaultName { get; init; }

    /// <summary>Whether the onboarding only shows what it would do.</summary>
    public required bool IsPlan { get; init; }

    /// <summary>Whether invalid rows are skipped. Otherwise, nothing is done if a row is invalid.</summary>
    public bool SkipInvalid { get; init; }

    /// <summary>Whether each client receives an email.</summary>
    public bool SendEmail { get; init; }

    /// <summary>Whether the user is not asked before clients that leave are removed.</summary>
    public bool Force { get; init; }
}
