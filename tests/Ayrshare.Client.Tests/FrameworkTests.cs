using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Client.Tests;

/// <summary>The client's build for .NET Framework, which Windows PowerShell loads.</summary>
public sealed class FrameworkTests
{
    [Fact]
    public async Task These_tests_pass_on_dotnet_Framework_or_on_Mono()
    {
        var tests = typeof(FrameworkTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(
            a => a.Key == "FrameworkTests").Value!;
        var mono = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(
            folder => Path.Combine(folder, "mono")).FirstOrDefault(File.Exists);
        Assert.SkipUnless(
            OperatingSystem.IsWindows() || mono is not null,
            "Not run: .NET Framework is only on Windows, and Mono (Debian package mono-complete) is not installed.");

        using var process = Process.Start(new ProcessStartInfo(
            mono ?? tests, [.. mono is null ? Array.Empty<string>() : [tests], "-noColor", "-noLogo"])
        { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        TestContext.Current.SendDiagnosticMessage(output);
        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("Failed: 0", output, StringComparison.Ordinal);
    }
}
