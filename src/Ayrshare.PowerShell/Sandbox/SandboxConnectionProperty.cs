using System.Linq;
using System.Management.Automation;
using Ayrshare.Sandbox;

namespace Ayrshare.PowerShell;

/// <summary>The property Connection of a sandbox, as the module's types file defines it. A sandbox itself knows nothing of the
/// connections to it.</summary>
public static class SandboxConnectionProperty
{
    private const string Unnamed = "(no name)";

    /// <summary>Returns the names of the connections of this runspace that lead to a sandbox.</summary>
    /// <param name="sandbox">The sandbox.</param>
    public static AyrshareList Get(PSObject sandbox) => new(ConnectionStore.Here.All
        .Where(connection => sandbox.BaseObject is SandboxServer server && connection.BaseUri == server.BaseUri)
        .Select(connection => connection.Name ?? Unnamed));
}
