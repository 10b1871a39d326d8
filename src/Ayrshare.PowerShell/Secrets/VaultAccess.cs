using System;
using System.IO;
using System.Threading;

namespace Ayrshare.PowerShell;

/// <summary>
/// Makes the calls into SecretManagement wait for each other. SecretManagement runs the commands of all vaults in a single runspace of
/// the process, and fails if two runspaces call it at the same time. Of the processes of a user, one writes at a time, because a vault
/// can be a single file. This does not protect a secret from a process that writes an older copy of the whole vault, as SecretStore does.
/// </summary>
internal static class VaultAccess
{
    // A call can prompt for the password of a vault. Meanwhile, a pipeline that waits must react to Ctrl+C.
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private static readonly object InProcess = new();

    private static readonly string MutexName = $@"Global\Ayrshare.PowerShell.Vaults.{Environment.UserName}";

    /// <summary>Makes a call that reads.</summary>
    /// <param name="throwIfStopped">Throws if the pipeline of the caller was stopped.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="TimeoutException">Other calls did not end.</exception>
    public static T Read<T>(Action throwIfStopped, Func<T> call)
    {
        WaitFor(wait => Monitor.TryEnter(InProcess, wait), throwIfStopped);
        try
        {
            return call();
        }
        finally
        {
            Monitor.Exit(InProcess);
        }
    }

    /// <summary>Makes a call that writes.</summary>
    /// <param name="throwIfStopped">Throws if the pipeline of the caller was stopped.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="TimeoutException">Other calls did not end.</exception>
    public static T Write<T>(Action throwIfStopped, Func<T> call) => Read(throwIfStopped, () =>
    {
        using var mutex = OpenMutex();
        WaitFor(wait => Enter(mutex, wait), throwIfStopped);
        try
        {
            return call();
        }
        finally
        {
            mutex?.ReleaseMutex();
        }
    });

    private static void WaitFor(Func<TimeSpan, bool> tryEnter, Action throwIfStopped)
    {
        for (var waited = TimeSpan.Zero; !tryEnter(Poll); waited += Poll)
        {
            throwIfStopped();
            if (waited >= LongestWait)
                throw new TimeoutException($"another call into a vault has not ended for {LongestWait.TotalMinutes:0} minutes.");
        }
    }

    private static bool Enter(Mutex? mutex, TimeSpan wait)
    {
        try
        {
            return mutex is null || mutex.WaitOne(wait);
        }
        catch (AbandonedMutexException)
        {
            // The process that held it has died, and the mutex belongs to this thread now.
            return true;
        }
    }

    // Some systems do not have mutexes that are shared by processes. There, only the processes of one machine that write to the
    // same vault at the same time are not kept apart.
    private static Mutex? OpenMutex()
    {
        try
        {
            return new Mutex(initiallyOwned: false, MutexName);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or WaitHandleCannotBeOpenedException
            or PlatformNotSupportedException)
        {
            return null;
        }
    }
}
