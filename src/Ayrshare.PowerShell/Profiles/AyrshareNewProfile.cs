using System.Security;

namespace Ayrshare.PowerShell;

/// <summary>A User Profile that was just created, with its profile key, which Ayrshare returns only once.</summary>
/// <remarks>The property ProfileKey is defined in the module's types file, hidden from commands that write every property, such as
/// Export-Csv: see <see cref="ProfileKeyProperty"/>.</remarks>
public sealed class AyrshareNewProfile : IFromRow, ICarriesProfileKey
{
    /// <summary>The profile's name, unique in the account.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; internal init; }

    /// <summary>The profile key. Ayrshare does not return it again, so store it in a vault.</summary>
    internal SecureString? ProfileKey { get; init; }

    /// <summary>The client's email address, from the input.</summary>
    public string? Email { get; internal init; }

    /// <summary>The vault that holds the key; null if the key was not stored or is in the default vault.</summary>
    public string? Vault { get; internal init; }

    /// <summary>The name of the secret that holds the key, or null if the key was not stored.</summary>
    public string? SecretName { get; internal init; }

    /// <summary>Whether direct messages are switched on.</summary>
    public bool? MessagingActive { get; internal init; }

    /// <inheritdoc/>
    public override string ToString() => Title;

    internal int? RowNumber { get; init; }

    int? IFromRow.RowNumber => RowNumber;

    SecureString? ICarriesProfileKey.ProfileKey => ProfileKey;
}
