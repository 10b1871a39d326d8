using System;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// A profile key that moves to another name in its vault. At any moment at least one of the two names holds it, and
/// beginning again finishes what was cut off.
/// </summary>
internal sealed class SecretRename
{
    private readonly string _vault;
    private readonly Secret _key;
    private readonly string _from;
    private readonly string _to;
    private readonly bool _isThere;

    private SecretRename(string vault, Secret key, string from, string to, bool isThere) =>
        (_vault, _key, _from, _to, _isThere) = (vault, key, from, to, isThere);

    /// <summary>The move that a new title asks for; null if the vault does not hold this key under the name of the old title.</summary>
    /// <exception cref="AyrshareCommandException">The vault refuses, or holds another key under the new name.</exception>
    public static SecretRename? Plan(SecretVault secrets, string vault, string title, string newTitle, Secret key, InputRow row)
    {
        var (from, to) = (SecretName.OfProfile(title), SecretName.OfProfile(newTitle));
        if (from == to || secrets.Find(from, vault)?.Reveal() != key.Reveal())
            return null;
        var there = secrets.Find(to, vault);
        return there is null || there.Reveal() == key.Reveal()
            ? new SecretRename(vault, key, from, to, isThere: there is not null)
            : throw row.Problem(
                Errors.SecretExists, "NewTitle",
                $"{SecretVault.Describe(vault)} has another secret \"{to}\" already; the profile was not changed.",
                "Choose another title, or remove that secret if it is of no use any more.");
    }

    /// <summary>Moves the key: the new name first, and the old one only when the new one has proved to hold the key.</summary>
    /// <exception cref="AyrshareCommandException">The vault refuses; the key is still under the old name.</exception>
    public void Carry(SecretVault secrets)
    {
        if (!_isThere)
            secrets.Add(_to, _vault, SecretText.Secure(_key));
        if (secrets.Get(_to, _vault).Reveal() != _key.Reveal())
        {
            throw new AyrshareCommandException(
                Errors.KeyNotMoved,
                $"The secret \"{_to}\" in {SecretVault.Describe(_vault)} does not hold what was stored.", "Look at the vault.");
        }

        // Most vaults do not tell upper from lower case: then both names are one secret.
        if (!string.Equals(_from, _to, StringComparison.OrdinalIgnoreCase))
            secrets.Remove(_from, _vault);
    }

    /// <summary>The move in words.</summary>
    public override string ToString() => $"from \"{_from}\" to \"{_to}\" in {SecretVault.Describe(_vault)}";
}
