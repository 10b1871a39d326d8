namespace Ayrshare.PowerShell;

/// <summary>The values of a row whose own cells are empty.</summary>
internal sealed record OnboardingDefaults
{
    public string[]? AllowedSocial { get; init; }

    public Duration? ExpiresIn { get; init; }

    public string? Redirect { get; init; }

    public bool SendEmail { get; init; }

    public string? Bcc { get; init; }

    public string? Company { get; init; }

    public string? ContactEmail { get; init; }

    public string? TermsUrl { get; init; }

    public string? PrivacyUrl { get; init; }
}
