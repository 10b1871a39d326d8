using System.Security;

namespace Ayrshare.PowerShell;

/// <summary>A User Profile that was just changed.</summary>
public sealed class AyrshareProfileChange : IFromRow, ICarriesProfileKey
{
    /// <summary>The profile's title now.</summary>
    public string? Title { get; internal init; }

    /// <summary>The title before, if it was changed and was known.</summary>
    public string? PreviousTitle { get; internal init; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; internal init; }

    /// <summary>What was changed, by the names of the parameters.</summary>
    public AyrshareList Changed { get; internal init; } = new([]);

    /// <summary>The key of the profile, so that the next command can go on with it.</summary>
    internal SecureString? ProfileKey { get; init; }

    internal int? RowNumber { get; init; }

    int? IFromRow.RowNumber => RowNumber;

    SecureString? ICarriesProfileKey.ProfileKey => ProfileKey;
}
