using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Ayrshare.Hosting;
using Shell = System.Management.Automation.PowerShell;

namespace Ayrshare.Benchmarks;

/// <summary>A session in which a benchmark runs.</summary>
internal sealed class Session(params string[] modules) : IDisposable
{
    private readonly Runspace _runspace = Engine.Open(modules);

    /// <summary>The path of a module that this project was built with.</summary>
    public static string Module(string name) =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!;

    /// <summary>Runs a script to its end; an error in it ends the benchmark.</summary>
    public IReadOnlyList<PSObject> Run(string script)
    {
        using var shell = Shell.Create(_runspace);
        var output = shell.AddScript(script).Invoke();
        return shell.Streams.Error.Count == 0 ? output : throw new InvalidOperationException(shell.Streams.Error[0].ToString());
    }

    public void Dispose() => _runspace.Dispose();
}
