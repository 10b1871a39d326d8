using System;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>Stores profile keys. If the vault fails, it tries again.</summary>
internal static class KeyKeeper
{
    // With the pauses between them, the attempts take half a minute.
    private const int Attempts = 6;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    /// <summary>Stores a key under a name that is new to the vault.</summary>
    /// <exception cref="KeyVaultException">The vault did not accept the key.</exception>
    public static async Task StoreAsync(this WorkContext context, string name, Secret key)
    {
        var wait = FirstWait;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // The vault can accept a key and then fail.
                if (attempt == 1 || (await context.Vault.FindAsync(name).ConfigureAwait(false))?.Reveal() != key.Reveal())
                    await context.Vault.AddAsync(name, key).ConfigureAwait(false);
                return;
            }
            catch (KeyVaultException) when (attempt < Attempts)
            {
                await context.Clock.Delay(wait, context.Calls.StopNow).ConfigureAwait(false);
                wait += wait;
            }
        }
    }
}
