using System;
using System.Diagnostics;

namespace Ayrshare.Onboarding;

/// <summary>A process that uses the store.</summary>
/// <param name="Run">Identifies the process. Its id alone does not, because the system uses ids again.</param>
/// <param name="Id">The process id, for a person.</param>
/// <param name="Name">The name of the program.</param>
public sealed record StoreProcess(string Run, int Id, string Name)
{
    /// <summary>This process.</summary>
    public static StoreProcess Current { get; } = OfThisProcess();

    private static StoreProcess OfThisProcess()
    {
        using var process = Process.GetCurrentProcess();
        return new StoreProcess(Guid.NewGuid().ToString("N"), process.Id, process.ProcessName);
    }
}
