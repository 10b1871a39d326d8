using System;
#if NET8_0_OR_GREATER
using System.Runtime.InteropServices;
using System.Threading;
#endif

namespace Ayrshare.Onboarding;

/// <summary>
/// Ends a run in an orderly way when the process is asked to end: by SIGTERM, which systemd, containers and runbook hosts send, or by
/// SIGHUP, which a closed terminal sends. The process ends after the run. .NET Framework and Windows PowerShell have no such signals.
/// </summary>
public sealed class TerminationSignal : IDisposable
{
#if NET8_0_OR_GREATER
    // This is longer than the run waits for responses, and shorter than hosts wait before they kill the process.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);

    private readonly ManualResetEventSlim _ended = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Action _stop;

    /// <param name="stop">Stops the run: nothing new is sent, and what is in progress is completed. It is called on any thread.</param>
    public TerminationSignal(Action stop)
    {
        _stop = stop;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Handle),
        ];
    }

    /// <summary>Whether the process was asked to end.</summary>
    public bool Received { get; private set; }

    /// <summary>The run has ended.</summary>
    public void Dispose()
    {
        _ended.Set();
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    // The runtime ends the process when this returns.
    private void Handle(PosixSignalContext context)
    {
        Received = true;
        _stop();
        _ended.Wait(LongestWait);
    }
#else
    /// <param name="stop">Stops the run.</param>
    public TerminationSignal(Action stop) => _ = stop;

    /// <summary>Whether the process was asked to end.</summary>
    public bool Received { get; }

    /// <summary>The run has ended.</summary>
    public void Dispose()
    {
    }
#endif
}
