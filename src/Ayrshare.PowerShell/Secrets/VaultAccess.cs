using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>
/// Makes the calls into SecretManagement wait for each other. SecretManagement runs the commands of all vaults in a single runspace of
/// the process, and fails if two runspaces call it at the same time. Of the processes of a user, one writes at a time.
/// </summary>
internal static class VaultAccess
{
    // A call can prompt for the password of a vault. Meanwhile, a pipeline that waits must react to Ctrl+C.
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private static readonly object InProcess = new();

    private static readonly SharedStorePlace? Place = SharedStorePlace.OfSecretStore();

    /// <summary>The store of SecretStore; null if this user cannot have one.</summary>
    public static SharedStore? SecretStore { get; } = Place is null ? null : new(Place, StoreProcess.Current, TimeProvider.System);

    /// <summary>Makes a call that reads, or that writes to a store whose turn this process has.</summary>
    /// <param name="throwIfStopped">Throws if the pipeline of the caller was stopped.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="TimeoutException">Other calls did not end.</exception>
    public static T Read<T>(Action throwIfStopped, Func<T> call)
    {
        WaitFor(() => Monitor.TryEnter(InProcess, Poll), throwIfStopped);
        try
        {
            return call();
        }
        finally
        {
            Monitor.Exit(InProcess);
        }
    }

    /// <summary>Makes a call that writes to any other vault. A vault can be a single file.</summary>
    /// <param name="throwIfStopped">Throws if the pipeline of the caller was stopped.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="TimeoutException">Other calls did not end.</exception>
    public static T Write<T>(Action throwIfStopped, Func<T> call) => Read(throwIfStopped, () =>
    {
        IDisposable? turn = null;
        WaitFor(() => TryTake(out turn), throwIfStopped);
        using (turn)
            return call();
    });

    /// <summary>Pauses a wait for a store.</summary>
    /// <param name="throwIfStopped">Throws if the pipeline of the caller was stopped.</param>
    public static void Pause(Action throwIfStopped)
    {
        throwIfStopped();
        Thread.Sleep(Poll);
    }

    private static void WaitFor(Func<bool> tryEnter, Action throwIfStopped)
    {
        for (var waited = Stopwatch.StartNew(); !tryEnter();)
        {
            throwIfStopped();
            if (waited.Elapsed >= LongestWait)
                throw new TimeoutException($"another call into a vault has not ended for {LongestWait.TotalMinutes:0} minutes.");
        }
    }

    // Some users have no folder that can be written, such as in a container. There, only the processes of one machine that write to
    // the same vault at the same time are not kept apart.
    private static bool TryTake(out IDisposable? turn)
    {
        turn = null;
        try
        {
            if (Place is null)
                return true;
            turn = FileLock.TryTake(Path.Combine(Place.Folder, "Vaults.lock"));
            if (turn is null)
                Thread.Sleep(Poll);
            return turn is not null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
