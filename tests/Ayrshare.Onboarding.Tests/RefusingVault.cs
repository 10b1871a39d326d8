using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding.Tests;

/// <summary>A vault that accepts nothing.</summary>
internal sealed class RefusingVault : IKeyVault
{
    public bool Has(string name) => false;

    public Task<Secret?> FindAsync(string name) => Task.FromResult<Secret?>(null);

    public Task AddAsync(string name, Secret secret) => Task.FromException(new KeyVaultException("The vault is full.", inner: null));

    public Task RemoveAsync(string name) => Task.FromException(new KeyVaultException("The vault is read-only.", inner: null));
}
