namespace Ayrshare.PowerShell;

/// <summary>What an error is about: the headings in about_Ayrshare_Errors.</summary>
internal enum ErrorGroup
{
    Connection,
    Vaults,
    Rows,
    AnyEndpoint,
    Onboarding,
    Ayrshare,
    Explanations,
    Sandbox,
}
