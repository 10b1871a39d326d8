namespace Ayrshare.PowerShell;

/// <summary>The result of a check of Test-AyrshareConnection.</summary>
// PowerShell's ConvertTo-Json writes the name of a value of a long, and only the number of others.
public enum AyrshareCheckStatus : long
{
    /// <summary>The check found no problem.</summary>
    Passed,

    /// <summary>The check found a problem. The check contains the recommended action.</summary>
    Failed,

    /// <summary>There was nothing to check, or the check was not possible.</summary>
    Skipped,
}
