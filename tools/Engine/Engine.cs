using System;
using System.Collections.Generic;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace Ayrshare.Hosting;

/// <summary>PowerShell, as <c>pwsh</c> has it, in this process.</summary>
public static class Engine
{
    static Engine() => Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

    /// <summary>Opens a session with modules imported.</summary>
    /// <param name="modules">Paths or names of modules.</param>
    /// <param name="host">What the session writes to and asks, or null for a host that does neither.</param>
    /// <returns>An open runspace, to be disposed of by the caller.</returns>
    /// <exception cref="System.Management.Automation.RuntimeException">A module cannot be imported.</exception>
    public static Runspace Open(IEnumerable<string> modules, PSHost? host = null)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        state.ImportPSModule([.. modules]);
        var runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        return runspace;
    }
}
