using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>The vault of an onboarding, which knows from the start which names it holds.</summary>
internal sealed class PipelineKeyVault : IKeyVault
{
    private readonly PipelineThread _pipeline;
    private readonly SecretVault _vault;
    private readonly string? _name;
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.OrdinalIgnoreCase);

    public PipelineKeyVault(PipelineThread pipeline, SecretVault vault, string? name)
    {
        (_pipeline, _vault, _name) = (pipeline, vault, name);
        foreach (var secret in vault.Names(name))
            _names[secret] = true;
    }

    /// <summary>The names of the secrets that the vault had, or was given.</summary>
    public IEnumerable<string> Names => _names.Keys;

    /// <summary>Whether the vault had, or was given, a secret of that name.</summary>
    public bool Has(string name) => _names.ContainsKey(name);

    public Task<Secret?> FindAsync(string name, bool afresh = false) => afresh || Has(name) ? CallAsync(() => _vault.Find(name, _name)) : Task.FromResult<Secret?>(null);

    public Task AddAsync(string name, Secret key)
    {
        // From here on it may be there, whatever comes back.
        _names[name] = true;
        return CallAsync(() =>
        {
            _vault.Add(name, _name, SecretText.Secure(key));
            return true;
        });
    }

    private async Task<T> CallAsync<T>(Func<T> function)
    {
        try
        {
            return await _pipeline.CallAsync(function).ConfigureAwait(false);
        }
        catch (AyrshareCommandException failure)
        {
            throw new KeyVaultException(failure.Message, failure);
        }
    }
}
