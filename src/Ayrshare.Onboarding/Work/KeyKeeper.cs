using System;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>Stores profile keys, also in a vault that fails for a while.</summary>
internal static class KeyKeeper
{
    // With the waits between them: half a minute.
    private const int Attempts = 6;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    /// <summary>Stores a key under a name that is new to the vault.</summary>
    /// <exception cref="KeyVaultException">The vault did not take it.</exception>
    public static async Task StoreAsync(this WorkContext context, string name, Secret key)
    {
        var wait = FirstWait;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // The vault can take a key and fail afterwards.
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
