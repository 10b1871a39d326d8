using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>What the work for a row is given: how to make requests, and a way to the pipeline's thread.</summary>
/// <param name="options">How the row's requests are made: what observes them, and what stops them.</param>
/// <param name="wake">Wakes the pipeline's thread.</param>
/// <param name="refusesOutput">Whether the pipeline has ended while the work still goes on, so that nothing may be written.</param>
/// <param name="stopped">Cancelled when nothing can be called on the pipeline's thread anymore.</param>
internal sealed class RowCall(CallOptions options, Action wake, Func<bool> refusesOutput, CancellationToken stopped)
{
    private readonly ConcurrentQueue<Action> _posted = new();

    /// <summary>How the row's requests are made: what observes them, and what stops them.</summary>
    public CallOptions Options { get; } = options;

    /// <summary>
    /// Calls a function on the pipeline's thread, where alone PowerShell and its vaults may be called. In a command
    /// that keeps the order of its input, that is when it is the row's turn.
    /// </summary>
    /// <exception cref="AyrshareCommandException">The function has thrown it.</exception>
    /// <exception cref="OperationCanceledException">The pipeline was stopped, before the function was called or by it.</exception>
    public async Task<T> OnPipelineAsync<T>(Func<T> function)
    {
        var called = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancellation = stopped.Register(() => called.TrySetCanceled());
        _posted.Enqueue(() => Call(function, called));
        wake();
        return await called.Task.ConfigureAwait(false);
    }

    /// <inheritdoc cref="OnPipelineAsync{T}(Func{T})"/>
    public Task OnPipelineAsync(Action action) => OnPipelineAsync(() =>
    {
        action();
        return true;
    });

    /// <summary>Writes on the pipeline's thread, before the work has its result. Nothing is written when the pipeline has
    /// ended.</summary>
    /// <exception cref="OperationCanceledException">The pipeline has ended.</exception>
    public async Task WriteAsync(Action write)
    {
        var written = await OnPipelineAsync(() =>
        {
            if (refusesOutput())
                return false;
            write();
            return true;
        }).ConfigureAwait(false);
        if (!written)
            throw new OperationCanceledException("The pipeline has ended.");
    }

    /// <summary>Calls what the work has asked for. The pipeline's thread.</summary>
    public void RunPosted()
    {
        while (_posted.TryDequeue(out var call))
            call();
    }

    private static void Call<T>(Func<T> function, TaskCompletionSource<T> called)
    {
        if (called.Task.IsCompleted)
            return;
        try
        {
            called.TrySetResult(function());
        }
        catch (AyrshareCommandException failure)
        {
            called.TrySetException(failure);
        }
        catch
        {
            // This ends the pipeline, and the work must not wait for it.
            called.TrySetCanceled();
            throw;
        }
    }
}
