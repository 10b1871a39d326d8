using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Ayrshare.PowerShell;

/// <summary>The connection of each runspace. It is removed with its runspace.</summary>
internal static class ConnectionStore
{
    private static readonly ConditionalWeakTable<Runspace, AyrshareConnection> ByRunspace = new();

    /// <summary>The connection that was made in this runspace, or null.</summary>
    public static AyrshareConnection? Current =>
        ByRunspace.TryGetValue(Runspace.DefaultRunspace, out var connection) ? connection : null;

    /// <summary>Sets the connection of this runspace.</summary>
    public static void Set(AyrshareConnection connection)
    {
        Remove();
        ByRunspace.Add(Runspace.DefaultRunspace, connection);
    }

    /// <summary>Removes the connection of this runspace.</summary>
    /// <returns>Whether there was one.</returns>
    public static bool Remove() => ByRunspace.Remove(Runspace.DefaultRunspace);

    /// <summary>The connection that a command uses: that of -Connection, of this runspace, or of the environment.</summary>
    /// <param name="given">The value of -Connection.</param>
    /// <param name="paths">The session's paths.</param>
    /// <exception cref="AyrshareCommandException">There is none.</exception>
    public static AyrshareConnection Find(AyrshareConnection? given, PathIntrinsics paths) =>
        given ?? Current ?? EnvironmentConnection.Find(paths)
        ?? throw new AyrshareCommandException(
            Errors.NotConnected,
            $"There is no connection to Ayrshare: Connect-Ayrshare was not run, -Connection was not specified, and "
            + $"{EnvironmentSettings.ApiKey} is not set.",
            $"Run Connect-Ayrshare with -ApiKey, run it with -Vault to read the secrets from SecretManagement, or set "
            + $"{EnvironmentSettings.ApiKey} (and {EnvironmentSettings.Domain}, {EnvironmentSettings.PrivateKey}) in the environment.");

    /// <summary>The connection that a command would use, for tab completion. Nothing is read or created.</summary>
    /// <param name="bound">The parameters that were typed.</param>
    public static AyrshareConnection? Known(IDictionary bound) =>
        bound["Connection"] as AyrshareConnection ?? Current ?? EnvironmentConnection.Current;
}
