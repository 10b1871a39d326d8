using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.PowerShell;

/// <summary>Lets work on other threads have something done on the pipeline's thread, where alone PowerShell may be called.</summary>
internal sealed class PipelineThread(CancellationToken stop) : IDisposable
{
    private readonly BlockingCollection<Action> _posted = [];

    /// <summary>Has an action done on the pipeline's thread. Any thread.</summary>
    public void Post(Action action) => _posted.Add(action);

    /// <summary>Has a function called on the pipeline's thread, and waits for its result. Any other thread.</summary>
    public async Task<T> CallAsync<T>(Func<T> function)
    {
        var called = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
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
                // It ends the pipeline, and must not leave its caller waiting.
                called.TrySetCanceled();
                throw;
            }
        });
        using var stopped = stop.Register(() => called.TrySetCanceled());
        return await called.Task.ConfigureAwait(false);
    }

    /// <summary>Does what was posted, for a while at most. The pipeline's thread.</summary>
    /// <exception cref="OperationCanceledException">The pipeline was stopped.</exception>
    public void Run(TimeSpan atMost)
    {
        if (!_posted.TryTake(out var action, (int)atMost.TotalMilliseconds, stop))
            return;
        do
            action();
        while (_posted.TryTake(out action));
    }

    /// <summary>Waits for work on another thread, and does meanwhile what is posted. The pipeline's thread.</summary>
    /// <exception cref="OperationCanceledException">The pipeline was stopped.</exception>
    public T Await<T>(Func<Task<T>> work)
    {
        var task = Task.Run(work);
        task.ContinueWith(_ => Post(static () => { }), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!task.IsCompleted)
            Run(ProgressMeter.MaxWait);
        return task.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void Dispose() => _posted.Dispose();
}
