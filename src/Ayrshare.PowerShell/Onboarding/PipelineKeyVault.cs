using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>The vault of an onboarding, which is called on the pipeline's thread. It knows from the start which names
/// the vault holds.</summary>
internal sealed class PipelineKeyVault : IKeyVault
{
    private readonly OnboardingPump _pump;
    private readonly SecretVault _vault;
    private readonly string? _name;
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Lists the vault. Call it on the pipeline's thread.</summary>
    /// <exception cref="AyrshareCommandException">The vault cannot be listed.</exception>
    public PipelineKeyVault(OnboardingPump pump, SecretVault vault, string? name)
    {
        (_pump, _vault, _name) = (pump, vault, name);
        foreach (var secret in vault.Names(name))
            _names[secret] = true;
    }

    public IReadOnlyCollection<string> Names => [.. _names.Keys];

    public bool Has(string name) => _names.ContainsKey(name);

    public Task<Secret?> FindAsync(string name) => CallAsync(() => _vault.Find(name, _name));

    public Task AddAsync(string name, Secret key)
    {
        // From here on, the vault may hold the key, whatever the outcome of the call.
        _names[name] = true;
        return CallAsync(() => _vault.Add(name, _name, SecretText.Secure(key)));
    }

    public Task SetAsync(string name, Secret secret) => CallAsync(() => _vault.Set(name, _name, SecretText.Secure(secret)));

    public Task RemoveAsync(string name) => CallAsync(() => _vault.Remove(name, _name));

    private Task<bool> CallAsync(Action action) => CallAsync(() =>
    {
        action();
        return true;
    });

    private async Task<T> CallAsync<T>(Func<T> function)
    {
        try
        {
            return await _pump.CallAsync(function).ConfigureAwait(false);
        }
        catch (AyrshareCommandException failure)
        {
            throw new KeyVaultException(failure.Message, failure);
        }
    }
}
