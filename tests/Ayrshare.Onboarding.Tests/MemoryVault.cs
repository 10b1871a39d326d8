using System.Collections.Concurrent;
using System.Threading.Tasks;
using Ayrshare.Client;
using Xunit;

namespace Ayrshare.Onboarding.Tests;

/// <summary>A vault in memory.</summary>
internal sealed class MemoryVault : IKeyVault
{
    public ConcurrentDictionary<string, string> Keys { get; } = new();

    public bool Has(string name) => Keys.ContainsKey(name);

    public Task<Secret?> FindAsync(string name) => Task.FromResult(Keys.TryGetValue(name, out var key) ? new Secret(key) : null);

    public Task AddAsync(string name, Secret secret)
    {
        Assert.True(Keys.TryAdd(name, secret.Reveal()));
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string name)
    {
        Assert.True(Keys.TryRemove(name, out _));
        return Task.CompletedTask;
    }
}
