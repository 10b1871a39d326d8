using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Threading.Tasks;
using Ayrshare.Hosting;
using Xunit;
using Shell = System.Management.Automation.PowerShell;

namespace Ayrshare.PowerShell.Tests.Hosting;

/// <summary>A session of the real engine with the staged module imported, as a user has it.</summary>
public sealed class Session : IDisposable
{
    public static readonly string ModulePath = Path.Combine(
        typeof(Session).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "StagedModule").Value!,
        "Ayrshare.PowerShell.psd1");

    /// <summary>A module with SecretManagement's commands that keeps its vaults in the session.</summary>
    public static readonly string SecretManagement = Path.Combine(
        AppContext.BaseDirectory, "Modules", "Microsoft.PowerShell.SecretManagement", "Microsoft.PowerShell.SecretManagement.psm1");

    public Session(params string[] furtherModules) => Runspace = Engine.Open([ModulePath, .. furtherModules]);

    /// <param name="host">The host that the session runs in.</param>
    public Session(PSHost host) => Runspace = Engine.Open([ModulePath], host);

    public Runspace Runspace { get; }

    /// <summary>A session whose connection leads to a sandbox of its own, in the variable $sandbox.</summary>
    public static Session WithSandbox(string startParameters = "", params string[] furtherModules)
    {
        var session = new Session(furtherModules);
        session.Runspace.SessionStateProxy.SetVariable("sandboxKey", SandboxKey.Pem);
        session.Run($"$sandbox = Start-AyrshareSandbox -Connect -PrivateKey $sandboxKey {startParameters}").ThrowIfFailed();
        return session;
    }

    /// <summary>Runs a script, with the given objects piped into it as $input.</summary>
    public RunResult Run(string script, IEnumerable? input = null)
    {
        using var shell = Shell.Create(Runspace);
        shell.AddScript(script);
        return Invoke(shell, input);
    }

    /// <summary>Runs a script that a terminating error should end; one that goes on past its errors shows as not ended.</summary>
    public RunResult RunToEnd(string script, params (string Name, object? Value)[] variables) =>
        Run($"try {{ {script} }} catch {{ throw }}", variables);

    /// <summary>Runs a script with variables of the given names and values.</summary>
    public RunResult Run(string script, params (string Name, object? Value)[] variables)
    {
        foreach (var (name, value) in variables)
            Runspace.SessionStateProxy.SetVariable(name, value);
        return Run(script);
    }

    /// <summary>Runs a shell made by the caller and collects all that comes out.</summary>
    public static RunResult Invoke(Shell shell, IEnumerable? input = null)
    {
        var output = new PSDataCollection<PSObject>();
        Exception? thrown = null;
        try
        {
            shell.Invoke(input, output, new PSInvocationSettings());
        }
        catch (Exception exception) when (exception is RuntimeException or InvalidOperationException)
        {
            thrown = exception;
        }

        return new RunResult(shell, [.. output], thrown);
    }

    /// <summary>
    /// Runs a script, stops it as Ctrl+C does once something has happened, and returns what a person at the console would read.
    /// </summary>
    public async Task<string> ShowStoppedAsync(string script, Task happened)
    {
        var prompt = TimeSpan.FromSeconds(20);
        using var shell = Shell.Create(Runspace);
        using var screen = new StringWriter();
        shell.AddScript(script);
        var running = shell.InvokeAsync<PSObject, PSObject>(
            null!, [], new PSInvocationSettings { Host = new TextHost(screen, width: 200) }, null!, null!);
        await happened;
        await Task.Run(shell.Stop).WaitAsync(prompt);
        await Assert.ThrowsAsync<PipelineStoppedException>(() => running).WaitAsync(prompt);
        return screen.ToString();
    }

    /// <summary>Runs a script and returns its objects and errors as PowerShell formats them for a screen, without colors.</summary>
    /// <param name="script">The script.</param>
    /// <param name="width">The number of columns of the screen.</param>
    public string Format(string script, int width = 100)
    {
        using var shell = Shell.Create(Runspace);
        shell.AddScript(script).AddCommand("Out-String").AddParameter("Width", width);
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        return new StringDecorated(string.Concat(shell.Invoke<string>())).ToString(OutputRendering.PlainText);
    }

    /// <summary>Runs a script and returns what a person at the console would read.</summary>
    public string Show(string script)
    {
        using var shell = Shell.Create(Runspace);
        using var screen = new StringWriter();
        shell.AddScript(script).Invoke(null, new PSInvocationSettings { Host = new TextHost(screen, width: 200) });
        return screen.ToString();
    }

    /// <summary>A row of a CSV: every cell a string.</summary>
    public static PSObject Row(params (string Column, object? Cell)[] cells)
    {
        var row = new PSObject();
        foreach (var (column, cell) in cells)
            row.Properties.Add(new PSNoteProperty(column, cell));
        return row;
    }

    public void Dispose()
    {
        Run("Get-AyrshareSandbox | Where-Object { $sandbox -and $_.BaseUri -eq $sandbox.BaseUri } | Stop-AyrshareSandbox");
        Runspace.Dispose();
    }
}
