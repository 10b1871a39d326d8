namespace Ayrshare.PowerShell;

/// <summary>What a command was given for an onboarding.</summary>
internal sealed record OnboardingInput
{
    /// <summary>The connection.</summary>
    public required AyrshareConnection Connection { get; init; }

    /// <summary>The list; without its rows yet, if they are in a file.</summary>
    public required OnboardingList List { get; init; }

    /// <summary>The CSV with the rows, or null if they came from the pipeline.</summary>
    public string? Path { get; init; }

    /// <summary>The vault, or null for the default vault.</summary>
    public string? VaultName { get; init; }

    /// <summary>Whether rows that are wrong are left out; otherwise nothing is done if there are any.</summary>
    public bool SkipInvalid { get; init; }

    /// <summary>Whether each client gets a mail.</summary>
    public bool SendEmail { get; init; }
}
