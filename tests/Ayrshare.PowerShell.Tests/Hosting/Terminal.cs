using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Runspaces;
using Ayrshare.PowerShell.Samples;
using Microsoft.PowerShell;
using Shell = System.Management.Automation.PowerShell;

namespace Ayrshare.PowerShell.Tests.Hosting;

/// <summary>A session with a screen: what a person at a prompt reads, objects and errors formatted.</summary>
public sealed class Terminal : IDisposable
{
    private readonly StringWriter _screen = new();
    private readonly Runspace _runspace;

    public Terminal(int width = 100, params string[] furtherModules)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        state.ImportPSModule([Session.ModulePath, .. furtherModules]);
        _runspace = RunspaceFactory.CreateRunspace(new TextHost(_screen, width), state);
        _runspace.Open();
    }

    /// <summary>Runs a script and returns what it has put on the screen.</summary>
    public string Show(string script, params (string Name, object? Value)[] variables)
    {
        foreach (var (name, value) in variables)
            _runspace.SessionStateProxy.SetVariable(name, value);
        _screen.GetStringBuilder().Clear();
        using var shell = Shell.Create(_runspace);
        shell.AddScript(script).AddCommand("Out-Default");
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.Invoke();
        return new StringDecorated(_screen.ToString()).ToString(OutputRendering.PlainText);
    }

    public void Dispose()
    {
        _runspace.Dispose();
        _screen.Dispose();
    }
}
