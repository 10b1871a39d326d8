using System;
using System.Management.Automation;
using System.Security;
using Shell = System.Management.Automation.PowerShell;

namespace Ayrshare.PowerShell;

/// <summary>
/// Calls a vault from a runspace of its own. After Ctrl+C, the pipeline of a command accepts no calls anymore, but the key of a profile
/// that was just created must still reach the vault. A runspace of its own also has no prompt.
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
        Action<CommandInvocationIntrinsics> add = commands =>
        {
            using var secrets = new SecretVault(commands);
            secrets.Add(name, vault, secret);
        };
        try
        {
            return TryRun(
                "param($module, $add) Import-Module $module -ErrorAction Stop; $add.Invoke($ExecutionContext.InvokeCommand)", module, add);
        }
        catch (RuntimeException)
        {
            // The caller says where the key is not.
            return false;
        }
    }

    /// <summary>The error of a vault that cannot be opened without a prompt, or null. A vault that fails for another reason is for the
    /// caller to find out.</summary>
    /// <param name="module">The path of SecretManagement.</param>
    /// <param name="vault">The vault, or null for the default vault.</param>
    public static RuntimeException? FindPrompt(string module, string? vault)
    {
        const string list = "param($module, $vault) Import-Module $module -ErrorAction Stop; "
            + "$where = if ($vault) { @{ Vault = $vault } } else { @{} }; Get-SecretInfo -Name Ayrshare-ApiKey -ErrorAction Stop @where";
        try
        {
            TryRun(list, module, vault);
            return null;
        }
        catch (RuntimeException failure) when (VaultErrors.IsPrompt(failure))
        {
            return failure;
        }
        catch (RuntimeException)
        {
            return null;
        }
    }

    private static bool TryRun(string script, params object?[] arguments)
    {
        using var shell = Shell.Create();
        shell.AddScript(script);
        foreach (var argument in arguments)
            shell.AddArgument(argument);
        var running = shell.BeginInvoke();
        if (!running.AsyncWaitHandle.WaitOne(LongestWait))
        {
            shell.Stop();
            return false;
        }

        shell.EndInvoke(running);
        return true;
    }
}
