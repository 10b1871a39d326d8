using System;
using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>What all commands share: the connection, and how an error ends them.</summary>
public abstract class AyrshareCommand : PSCmdlet
{
    internal SecretVault SecretVault => new(InvokeCommand);

    /// <summary>Ends the command with an error.</summary>
    internal void End(AyrshareCommandException problem, object? target = null) => ThrowTerminatingError(ErrorRecords.Of(problem, target));

    /// <summary>Runs something whose problems end the command.</summary>
    internal T OrEnd<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (AyrshareCommandException problem)
        {
            ThrowTerminatingError(ErrorRecords.Of(problem, target: null));
            throw;
        }
    }

    /// <summary>This runspace's connection, or the environment's.</summary>
    /// <exception cref="AyrshareCommandException">There is none.</exception>
    internal AyrshareConnection FindConnection(AyrshareConnection? given) =>
        given ?? ConnectionStore.Current ?? EnvironmentConnection.Find(SessionState.Path)
        ?? throw new AyrshareCommandException(
            "NotConnected",
            ErrorCategory.ConnectionError,
            $"There is no connection to Ayrshare: Connect-Ayrshare was not run here, no -Connection was given, and {EnvironmentSettings.ApiKey} is not set.",
            $"Run Connect-Ayrshare with -ApiKey, run it with -Vault to read the secrets from SecretManagement, or set {EnvironmentSettings.ApiKey} (and {EnvironmentSettings.Domain}, {EnvironmentSettings.PrivateKey}) in the environment.")
        { EndsCommand = true };
}
