using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Hosting;

/// <summary>The engine in a process of its own, with nothing loaded yet.</summary>
internal static class FreshShell
{
    /// <summary>Runs a script that must not fail, and returns the lines that it writes.</summary>
    public static string[] Run(string script)
    {
        var engine = typeof(FreshShell).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "FreshEngine").Value!;
        using var process = Process.Start(new ProcessStartInfo("dotnet", [engine]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(script);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result + output);
        return output.Split(Environment.NewLine);
    }
}
