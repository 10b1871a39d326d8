using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>Finds out whether a vault takes secrets before a profile is created whose key it would have to take.</summary>
internal static class VaultProbe
{
    private const string Prefix = "Ayrshare-Probe-";

    private static readonly Regex Name = new($"^{Prefix}[0-9a-f]{{32}}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Stores a secret and removes it again.</summary>
    /// <returns>Why the secret could not be removed, so that it stays in the vault; null if it is gone.</returns>
    /// <exception cref="KeyVaultException">The vault takes no secret.</exception>
    public static async Task<KeyVaultException?> TryAsync(IKeyVault vault)
    {
        // A probe that an earlier run could not remove is used again. New names are random, because some vaults block the
        // name of a removed secret for months.
        var name = vault.Names.FirstOrDefault(Name.IsMatch) ?? $"{Prefix}{Guid.NewGuid():N}";
        await vault.SetAsync(name, new Secret("probe")).ConfigureAwait(false);
        try
        {
            await vault.RemoveAsync(name).ConfigureAwait(false);
            return null;
        }
        catch (KeyVaultException failure)
        {
            return failure;
        }
    }
}
