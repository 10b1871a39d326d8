using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Ayrshare.PowerShell;

/// <summary>The connection of each runspace; it goes when its runspace goes.</summary>
internal static class ConnectionStore
{
    private static readonly ConditionalWeakTable<Runspace, AyrshareConnection> ByRunspace = new();

    /// <summary>The connection that was made in this runspace, or null.</summary>
    public static AyrshareConnection? Current =>
        ByRunspace.TryGetValue(Runspace.DefaultRunspace, out var connection) ? connection : null;

    /// <summary>Makes a connection this runspace's.</summary>
    public static void Set(AyrshareConnection connection)
    {
        Remove();
        ByRunspace.Add(Runspace.DefaultRunspace, connection);
    }

    /// <summary>Forgets this runspace's connection.</summary>
    /// <returns>Whether there was one.</returns>
    public static bool Remove() => ByRunspace.Remove(Runspace.DefaultRunspace);
}
