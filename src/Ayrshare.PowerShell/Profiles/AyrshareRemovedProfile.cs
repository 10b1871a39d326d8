namespace Ayrshare.PowerShell;

/// <summary>A User Profile that was just removed.</summary>
public sealed class AyrshareRemovedProfile : IFromRow
{
    /// <summary>The title that the profile had, if it is known.</summary>
    public string? Title { get; internal init; }

    /// <summary>The public reference that the profile had.</summary>
    public string? RefId { get; internal init; }

    /// <summary>The name of the secret with the key that was removed too, if it was asked for and there was one.</summary>
    public string? RemovedSecret { get; internal init; }

    internal int? RowNumber { get; init; }

    int? IFromRow.RowNumber => RowNumber;
}
