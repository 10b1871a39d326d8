using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>The vault of an onboarding, which is called on the pipeline's thread. It knows from the start which of its names the vault
/// has.</summary>
internal sealed class PipelineKeyVault : IKeyVault
{
    private readonly RowCall _call;
    private readonly SecretVault _vault;
    private readonly string? _name;
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks for the names. Call it on the pipeline's thread.</summary>
    /// <param name="call">A way to the pipeline's thread.</param>
    /// <param name="vault">Calls the vault.</param>
    /// <param name="name">The vault.</param>
    /// <param name="secrets">The names that matter and do not begin with the module's prefix.</param>
    /// <exception cref="AyrshareCommandException">The vault cannot be listed.</exception>
    public PipelineKeyVault(RowCall call, SecretVault vault, string? name, IEnumerable<string> secrets)
    {
        (_call, _vault, _name) = (call, vault, name);
        var others = secrets.Where(secret => !secret.StartsWith(KeyNames.Prefix, StringComparison.OrdinalIgnoreCase)).Distinct();
        foreach (var secret in vault.Names(KeyNames.Prefix, name).Concat(others.Where(other => vault.Has(other, name))))
            _names[secret] = true;
    }

    public bool Has(string name) => _names.ContainsKey(name);

    public Task<Secret?> FindAsync(string name) => CallAsync(() => _vault.Find(name, _name));

    public Task AddAsync(string name, Secret secret)
    {
        // From here on, the vault may hold the key, whatever the outcome of the call.
        _names[name] = true;
        return CallAsync(() => _vault.Add(name, _name, SecretText.Secure(secret)));
    }

    public async Task RemoveAsync(string name)
    {
        await CallAsync(() => _vault.Remove(name, _name)).ConfigureAwait(false);
        _names.TryRemove(name, out _);
    }

    private Task<bool> CallAsync(Action action) => CallAsync(() =>
    {
        action();
        return true;
    });

    private async Task<T> CallAsync<T>(Func<T> function)
    {
        try
        {
            return await _call.OnPipelineAsync(function).ConfigureAwait(false);
        }
        catch (AyrshareCommandException failure)
        {
            throw new KeyVaultException(failure.Message, failure);
        }
    }
}
