using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.PowerShell.Tests.Hosting;

/// <summary>Sees what reaches a session's sandbox, from outside of the engine.</summary>
public sealed class SandboxWatch
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _awaited;
    private int _started;

    /// <param name="session">A session with a sandbox.</param>
    /// <param name="awaited">How many requests <see cref="Reached"/> waits for.</param>
    public SandboxWatch(Session session, int awaited = 1)
    {
        _awaited = awaited;
        Sandbox = session.Run("$sandbox").Only.BaseObject;
        var started = ((object)Sandbox).GetType().GetEvent("RequestStarted")!;
        started.AddEventHandler(Sandbox, ((EventHandler<object>)OnStarted).Method.CreateDelegate(started.EventHandlerType!, this));
    }

    /// <summary>The sandbox, whose type these tests do not refer to.</summary>
    public dynamic Sandbox { get; }

    /// <summary>Requests that have arrived since the watch began.</summary>
    public int Started => Volatile.Read(ref _started);

    /// <summary>Ends when as many requests have arrived as were awaited.</summary>
    public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>The answered requests as method, path and status.</summary>
    public IReadOnlyList<string> Requests => [.. ((IEnumerable<object>)Sandbox.Requests).Select(request => $"{request}")];

    private void OnStarted(object? sender, object request)
    {
        if (Interlocked.Increment(ref _started) >= _awaited)
            _reached.TrySetResult();
    }
}
