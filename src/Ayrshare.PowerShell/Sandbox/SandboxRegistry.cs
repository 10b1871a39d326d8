using System.Collections.Generic;
using Ayrshare.Sandbox;

namespace Ayrshare.PowerShell;

/// <summary>The sandboxes that run in this process.</summary>
internal static class SandboxRegistry
{
    private static readonly List<SandboxServer> Running = [];

    /// <summary>The running sandboxes, in the order in which they were started.</summary>
    public static IReadOnlyList<SandboxServer> All
    {
        get
        {
            lock (Running)
                return Running.ToArray();
        }
    }

    /// <summary>Starts a sandbox.</summary>
    public static SandboxServer Start(SandboxOptions options)
    {
        var server = SandboxServer.Start(options);
        lock (Running)
            Running.Add(server);
        LocalAddresses.Add(server.BaseUri);
        return server;
    }

    /// <summary>Stops a sandbox. A second call does nothing.</summary>
    public static void Stop(SandboxServer server)
    {
        lock (Running)
            Running.Remove(server);
        LocalAddresses.Remove(server.BaseUri);
        server.Dispose();
    }
}
