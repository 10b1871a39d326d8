using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.NodeScripts;

/// <summary>A Node script beside the tests, with the packages that its lock file names.</summary>
internal sealed class NodeScript
{
    private static readonly TimeSpan InstallTime = TimeSpan.FromMinutes(3);

    private readonly string _node;
    private readonly string _npm;
    private readonly string _folder;
    private readonly string _script;

    private NodeScript(string node, string npm, string folder, string script)
    {
        _node = node;
        _npm = npm;
        _folder = folder;
        _script = script;
    }

    /// <summary>The script, or the end of the test where there is no Node to run it.</summary>
    public static NodeScript FindOrSkip(string folder, string script)
    {
        var node = FindOnPath("node");
        var npm = FindOnPath("npm");
        if (node is null || npm is null)
            Assert.Skip("node and npm are not on the PATH.");
        return new NodeScript(node, npm, Path.Combine(AppContext.BaseDirectory, folder), script);
    }

    /// <summary>The first of these programs that the PATH has.</summary>
    public static string? FindOnPath(params string[] programs)
    {
        var names = OperatingSystem.IsWindows() ? programs.SelectMany(program => new[] { program + ".exe", program + ".cmd" }) : programs;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    /// <summary>Installs the packages, runs the script, and answers what it prints.</summary>
    public async Task<string> RunAsync(Dictionary<string, string> environment, TimeSpan longest)
    {
        await RunAsync(_npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], [], InstallTime);
        return await RunAsync(_node, [_script], environment, longest);
    }

    private async Task<string> RunAsync(string program, string[] arguments, Dictionary<string, string> environment, TimeSpan longest)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in environment)
            start.Environment[variable.Key] = variable.Value;

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(longest);
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            Assert.True(process.ExitCode == 0, $"{Path.GetFileName(program)} failed: {await errors}");
            return await output;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
