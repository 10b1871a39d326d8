using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;
using Ayrshare.Client;
using Xunit;

namespace Ayrshare.Onboarding.Tests;

/// <summary>A vault in memory.</summary>
internal sealed class MemoryVault : IKeyVault
{
    public ConcurrentDictionary<string, string> Keys { get; } = new();

    public IReadOnlyCollection<string> Names => [.. Keys.Keys];

    public bool Has(string name) => Keys.ContainsKey(name);

    public Task<Secret?> FindAsync(string name) => Task.FromResult(Keys.TryGetValue(name, out var key) ? new Secret(key) : null);

    public Task AddAsync(string name, Secret key)
    {
        Assert.True(Keys.TryAdd(name, key.Reveal()));
        return Task.CompletedTask;
    }

    public Task SetAsync(string name, Secret secret)
    {
        Keys[name] = secret.Reveal();
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string name)
    {
        Keys.TryRemove(name, out _);
        return Task.CompletedTask;
    }
}
