namespace Ayrshare.PowerShell;

/// <summary>A profile key that was imported into a vault, without the key itself.</summary>
public sealed class AyrshareImportedProfileKey : IFromRow
{
    /// <summary>The title of the profile, as Ayrshare returned it.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; internal init; }

    /// <summary>The vault that holds the key.</summary>
    public string Vault { get; internal init; } = "";

    /// <summary>The name of the secret that holds the key.</summary>
    public string SecretName { get; internal init; } = "";

    /// <summary>Whether the key was stored, replaced another one, or was already there.</summary>
    public AyrshareProfileKeyStatus Status { get; internal init; }

    /// <inheritdoc/>
    public override string ToString() => Title;

    internal int? RowNumber { get; init; }

    int? IFromRow.RowNumber => RowNumber;
}
