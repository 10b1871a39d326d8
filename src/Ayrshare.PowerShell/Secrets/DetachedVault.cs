using System;
using System.Management.Automation;
using System.Security;
using Shell = System.Management.Automation.PowerShell;

namespace Ayrshare.PowerShell;

/// <summary>
/// Stores a secret from a runspace of its own. After Ctrl+C, the pipeline of a command accepts no calls anymore, but the key of a profile
/// that was just created must still reach the vault.
/// </summary>
internal static class DetachedVault
{
    // The user waits for the prompt meanwhile.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Stores a new secret.</summary>
    /// <param name="module">The path of SecretManagement.</param>
    /// <param name="name">The name of the secret.</param>
    /// <param name="vault">The vault, or null for the default vault.</param>
    /// <param name="secret">The secret.</param>
    /// <returns>Whether the vault has the secret.</returns>
    public static bool TryAdd(string module, string name, string? vault, SecureString secret)
    {
        using var shell = Shell.Create();
        Action<CommandInvocationIntrinsics> add = commands =>
        {
            using var secrets = new SecretVault(commands);
            secrets.Add(name, vault, secret);
        };
        shell.AddScript("param($module, $add) Import-Module $module -ErrorAction Stop; $add.Invoke($ExecutionContext.InvokeCommand)")
            .AddArgument(module)
            .AddArgument(add);
        var running = shell.BeginInvoke();
        if (!running.AsyncWaitHandle.WaitOne(LongestWait))
        {
            shell.Stop();
            return false;
        }

        try
        {
            shell.EndInvoke(running);
            return true;
        }
        catch (RuntimeException)
        {
            // The caller says where the key is not.
            return false;
        }
    }
}
