using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The connection of a runspace from the environment. It is kept until the variables change.</summary>
internal static class EnvironmentConnection
{
    private static readonly ConditionalWeakTable<Runspace, Entry> ByRunspace = new();

    /// <summary>The newest connection of this runspace from the environment, or null.</summary>
    public static AyrshareConnection? Current =>
        ByRunspace.TryGetValue(Runspace.DefaultRunspace, out var entry) ? entry.Connection : null;

    /// <summary>The connection, or null if the environment has no API key.</summary>
    /// <param name="paths">The session's paths.</param>
    /// <exception cref="AyrshareCommandException">A variable's value cannot be used.</exception>
    public static AyrshareConnection? Find(PathIntrinsics paths)
    {
        if (EnvironmentSettings.Read(paths) is not { } settings)
            return null;
        var state = string.Join("\n", Reveal(settings.ApiKey), settings.BaseUri.Value, settings.Domain?.Value, Reveal(settings.PrivateKey),
            Reveal(settings.XApiKey), Reveal(settings.XApiSecret));
        if (ByRunspace.TryGetValue(Runspace.DefaultRunspace, out var entry) && entry.State == state)
            return entry.Connection;

        var connection = new AyrshareConnection(settings, TimeProvider.System);
        ByRunspace.Remove(Runspace.DefaultRunspace);
        ByRunspace.Add(Runspace.DefaultRunspace, new Entry(state, connection));
        return connection;
    }

    private static string? Reveal(Sourced<Secret>? credential) => credential?.Value.Reveal();

    private sealed record Entry(string State, AyrshareConnection Connection)
    {
        public override string ToString() => Connection.ToString();
    }
}
