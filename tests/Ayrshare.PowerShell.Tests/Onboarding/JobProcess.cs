using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using Ayrshare.PowerShell.Tests.Hosting;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>A shell of its own with the module and the stand-in for SecretManagement; it starts at once and waits for its script.</summary>
internal sealed class JobProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    public JobProcess(Dictionary<string, string> environment)
    {
        var script = $"Import-Module '{Session.ModulePath}', '{Session.SecretManagement}'; Invoke-Expression ([Console]::In.ReadLine())";
        var start = new ProcessStartInfo(FreshShell.CommandLine[0], [.. FreshShell.CommandLine[1..], script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The process has ended, one way or another.</summary>
    public Task Ended => Task.WhenAll(_process.WaitForExitAsync(), _output, _errors);

    /// <summary>The lines that the script put out.</summary>
    public IEnumerable<string> Output
    {
        get
        {
            if (_process.ExitCode != 0)
                throw new InvalidOperationException($"The process ended with {_process.ExitCode}: {_errors.Result}");
            return _output.Result.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        }
    }

    public void Begin(string script) => _process.StandardInput.WriteLine(script);

    /// <summary>The number that the process has ended with.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>SIGTERM: the process is asked to end.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>SIGKILL: the process gets no chance to do anything more.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
