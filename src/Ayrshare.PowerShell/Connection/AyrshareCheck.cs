namespace Ayrshare.PowerShell;

/// <summary>One check of Test-AyrshareConnection.</summary>
public sealed class AyrshareCheck
{
    internal AyrshareCheck(string name, AyrshareCheckStatus status, string detail, string? action = null) =>
        (Name, Status, Detail, RecommendedAction) = (name, status, detail, action);

    /// <summary>What was checked.</summary>
    public string Name { get; }

    /// <summary>The result of the check.</summary>
    public AyrshareCheckStatus Status { get; }

    /// <summary>What was found.</summary>
    public string Detail { get; }

    /// <summary>The recommended action, if the check failed.</summary>
    public string? RecommendedAction { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        RecommendedAction is null ? $"{Status}: {Detail}" : $"{Status}: {Detail} {RecommendedAction}";
}
