using System;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// Moves a profile key to another name in its vault. At least one of the two names has the key at any time, and another
/// run completes an interrupted move.
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

    /// <summary>The move for a new title, or null if the vault does not contain this key under the name of the old title.</summary>
    /// <exception cref="AyrshareCommandException">The vault refuses, or contains another key under the new name.</exception>
    public static SecretRename? Plan(SecretVault secrets, string vault, string title, string newTitle, Secret key, InputRow row)
    {
        var (from, to) = (SecretName.OfProfile(title), SecretName.OfProfile(newTitle));
        if (from == to)
            return null;
        secrets.Claim(vault);
        if (secrets.Find(from, vault)?.Reveal() != key.Reveal())
            return null;
        var there = secrets.Find(to, vault);
        return there is null || there.Reveal() == key.Reveal()
            ? new SecretRename(vault, key, from, to, isThere: there is not null)
            : throw row.Problem(
                Errors.SecretExists, "NewTitle",
                $"{SecretVault.Describe(vault)} already contains another secret \"{to}\". The profile was not changed.",
                "Choose another title, or remove that secret if you no longer need it.");
    }

    /// <summary>Stores the key under the new name, and removes the old name after a check of the new one.</summary>
    /// <exception cref="AyrshareCommandException">The vault refuses. The key is still under the old name.</exception>
    public void Carry(SecretVault secrets)
    {
        if (!_isThere)
            secrets.Add(_to, _vault, SecretText.Secure(_key));
        else if (secrets.Get(_to, _vault).Reveal() != _key.Reveal())
            throw new AyrshareCommandException(
                Errors.KeyNotMoved,
                $"The secret \"{_to}\" in {SecretVault.Describe(_vault)} no longer contains the key.", "Check the vault.");

        // Most vaults ignore case. In these vaults, both names can be the same secret.
        if (!string.Equals(_from, _to, StringComparison.OrdinalIgnoreCase))
            secrets.Remove(_from, _vault);
    }

    /// <summary>A description of the move.</summary>
    public override string ToString() => $"from \"{_from}\" to \"{_to}\" in {SecretVault.Describe(_vault)}";
}
