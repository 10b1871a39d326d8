using System.Collections.Generic;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding.Tests;

/// <summary>A vault that takes nothing.</summary>
internal sealed class RefusingVault : IKeyVault
{
    public IReadOnlyCollection<string> Names => [];

    public bool Has(string name) => false;

    public Task<Secret?> FindAsync(string name) => Task.FromResult<Secret?>(null);

    public Task AddAsync(string name, Secret key) => SetAsync(name, key);

    public Task SetAsync(string name, Secret secret) => Task.FromException(new KeyVaultException("The vault is full.", inner: null));

    public Task RemoveAsync(string name) => Task.CompletedTask;
}
