namespace Ayrshare.PowerShell;

/// <summary>A User Profile that was just removed.</summary>
public sealed class AyrshareRemovedProfile : IFromRow
{
    /// <summary>The title of the removed profile, if it is known.</summary>
    public string? Title { get; internal init; }

    /// <summary>The public reference of the removed profile.</summary>
    public string? RefId { get; internal init; }

    /// <summary>The name of the secret that was removed with the profile, if -RemoveSecret was used and the secret
    /// existed.</summary>
    public string? RemovedSecret { get; internal init; }

    /// <inheritdoc/>
    public override string ToString() => Title ?? RefId ?? "";

    internal int? RowNumber { get; init; }

    int? IFromRow.RowNumber => RowNumber;
}
