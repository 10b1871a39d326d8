using System.Security;

namespace Ayrshare.PowerShell;

/// <summary>A network that was unlinked from a profile.</summary>
public sealed class AyrshareUnlinkedAccount : IFromRow, ICarriesProfileKey
{
    /// <summary>The title of the profile.</summary>
    public string? Title { get; internal init; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; internal init; }

    /// <summary>The network, by its name in the API.</summary>
    public string Network { get; internal init; } = "";

    /// <summary>Whether Ayrshare listed the network as linked immediately before the request.</summary>
    public bool WasLinked { get; internal init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Title ?? RefId}: {Network}";

    /// <summary>The profile key, so that the next command in the pipeline can use it.</summary>
    internal SecureString? ProfileKey { get; init; }

    internal int? RowNumber { get; init; }

    int? IFromRow.RowNumber => RowNumber;

    SecureString? ICarriesProfileKey.ProfileKey => ProfileKey;
}
