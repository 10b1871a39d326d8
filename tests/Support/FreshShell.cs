using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Hosting;

/// <summary>PowerShell in a process of its own, without a console and with nothing loaded yet.</summary>
public static class FreshShell
{
    /// <summary>The command line of a shell without profiles and questions, to which a script is added.</summary>
    public static string[] CommandLine { get; } = ["dotnet", Pwsh, "-NoProfile", "-NonInteractive", "-Command"];

    /// <summary>The environment of a service: neither a home nor anything else that programs do not need to start.</summary>
    public static IReadOnlyDictionary<string, string> BareEnvironment { get; } =
        new[] { "PATH", "DOTNET_ROOT", "SystemRoot" }
            .Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name)))
            .Where(variable => variable.Value is not null)
            .ToDictionary(variable => variable.Name, variable => variable.Value!);

    // What dotnet tool restore has laid down.
    private static string Pwsh =>
        typeof(FreshShell).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Pwsh").Value!;

    /// <summary>Runs a script that must not fail, and returns the lines that it writes.</summary>
    /// <param name="script">The script.</param>
    /// <param name="through">A program, with its arguments, that starts the shell.</param>
    /// <param name="environment">All that is to be in its environment; null for that of the tests.</param>
    public static string[] Run(
        string script, IReadOnlyList<string>? through = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        string[] command = [.. through ?? [], .. CommandLine, script];
        var start = new ProcessStartInfo(
            command[0], command[1..])
        { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (environment is not null)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environment)
                start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result + output);
        return output.Split(Environment.NewLine);
    }
}
