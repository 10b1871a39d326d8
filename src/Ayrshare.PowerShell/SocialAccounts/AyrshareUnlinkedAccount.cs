using System.Security;

namespace Ayrshare.PowerShell;

/// <summary>A network that a profile does not link any more.</summary>
public sealed class AyrshareUnlinkedAccount : IFromRow, ICarriesProfileKey
{
    /// <summary>The title of the profile.</summary>
    public string? Title { get; internal init; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; internal init; }

    /// <summary>The network, by the API's name.</summary>
    public string Network { get; internal init; } = "";

    /// <summary>Whether Ayrshare listed the network as linked just before.</summary>
    public bool WasLinked { get; internal init; }

    /// <summary>The key of the profile, so that the next command can go on with it.</summary>
    internal SecureString? ProfileKey { get; init; }

    internal int? RowNumber { get; init; }

    int? IFromRow.RowNumber => RowNumber;

    SecureString? ICarriesProfileKey.ProfileKey => ProfileKey;
}
