namespace Ayrshare.PowerShell;

/// <summary>How a check of Test-AyrshareConnection came out.</summary>
public enum AyrshareCheckStatus
{
    /// <summary>All is well.</summary>
    Passed,

    /// <summary>Something is wrong; the check says what to do.</summary>
    Failed,

    /// <summary>There was nothing to check, or no way to.</summary>
    Skipped,
}
