using System.Security;

namespace Ayrshare.PowerShell;

/// <summary>A User Profile that was just changed.</summary>
public sealed class AyrshareProfileChange : IFromRow, ICarriesProfileKey
{
    /// <summary>The profile's current title.</summary>
    public string? Title { get; internal init; }

    /// <summary>The previous title, if it was changed and is known.</summary>
    public string? PreviousTitle { get; internal init; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; internal init; }

    /// <summary>The names of the parameters whose values were changed.</summary>
    public AyrshareList Changed { get; internal init; } = new([]);

    /// <inheritdoc/>
    public override string ToString() => Title ?? RefId ?? "";

    /// <summary>The profile key, so that the next command in the pipeline can use it.</summary>
    internal SecureString? ProfileKey { get; init; }

    internal int? RowNumber { get; init; }

    int? IFromRow.RowNumber => RowNumber;

    SecureString? ICarriesProfileKey.ProfileKey => ProfileKey;
}
