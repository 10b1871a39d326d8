using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Hosting;

/// <summary>The engine in a process of its own, without a console and with nothing loaded yet.</summary>
internal static class FreshShell
{
    public static string Engine { get; } =
        typeof(FreshShell).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "FreshEngine").Value!;

    /// <summary>Runs a script that must not fail, and returns the lines that it writes.</summary>
    /// <param name="script">The script.</param>
    /// <param name="through">A program, with its arguments, that starts the engine.</param>
    /// <param name="environment">All that is to be in its environment; null for that of the tests.</param>
    public static string[] Run(string script, IReadOnlyList<string>? through = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        string[] command = [.. through ?? [], "dotnet", Engine];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (environment is not null)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environment)
                start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(script);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result + output);
        return output.Split(Environment.NewLine);
    }
}
