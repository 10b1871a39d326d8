using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>The vault that keeps the profile keys. Every method throws <see cref="KeyVaultException"/> when the vault fails.</summary>
public interface IKeyVault
{
    /// <summary>Whether the vault had a secret with that name when the run began, or the run has stored one since.</summary>
    bool Has(string name);

    /// <summary>The key, or null if the vault has no secret with that name.</summary>
    Task<Secret?> FindAsync(string name);

    /// <summary>Stores a secret under a name that is new to the vault. When the task completes, the vault has returned the same
    /// secret.</summary>
    Task AddAsync(string name, Secret secret);

    /// <summary>Removes a secret. When the task completes, the vault does not have it anymore.</summary>
    Task RemoveAsync(string name);
}
