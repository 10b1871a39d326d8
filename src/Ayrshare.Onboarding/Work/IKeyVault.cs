using System.Collections.Generic;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>The vault that keeps the profile keys. Every method throws <see cref="KeyVaultException"/> when the vault fails.</summary>
public interface IKeyVault
{
    /// <summary>The names of the secrets that the vault had when the run began, or was given since.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>Whether the vault had a secret of that name when the run began, or was given one since.</summary>
    bool Has(string name);

    /// <summary>The key, or null if the vault has none of that name.</summary>
    Task<Secret?> FindAsync(string name);

    /// <summary>Stores a key under a name that is new to the vault.</summary>
    Task AddAsync(string name, Secret key);

    /// <summary>Stores a secret, in the place of one of that name if there is one.</summary>
    Task SetAsync(string name, Secret secret);

    /// <summary>Removes a secret.</summary>
    Task RemoveAsync(string name);
}
