namespace Ayrshare.PowerShell;

/// <summary>The subject of an error: a heading in about_Ayrshare_Errors.</summary>
internal enum ErrorGroup
{
    Connection,
    Vaults,
    Rows,
    Webhooks,
    AnyEndpoint,
    Onboarding,
    Ayrshare,
    Explanations,
    Sandbox,
}
