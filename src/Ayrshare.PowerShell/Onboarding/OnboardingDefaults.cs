namespace Ayrshare.PowerShell;

/// <summary>What a row has unless its own cell says otherwise.</summary>
internal sealed record OnboardingDefaults
{
    public string[]? AllowedSocial { get; init; }

    public Minutes? ExpiresIn { get; init; }

    public string? Redirect { get; init; }

    public bool SendEmail { get; init; }

    public string? Bcc { get; init; }

    public string? Company { get; init; }

    public string? ContactEmail { get; init; }

    public string? TermsUrl { get; init; }

    public string? PrivacyUrl { get; init; }
}
