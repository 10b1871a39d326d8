using System;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.PowerShell;

/// <summary>Runs a job on other threads, and does the work that it requests on the pipeline's thread, the only one on
/// which PowerShell can be called.</summary>
internal sealed class OnboardingPump : IDisposable
{
    // After Ctrl+C, the job waits this long for the responses to requests under way, so that their outcomes are recorded.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly BlockingCollection<Action> _asked = [];
    private readonly CancellationTokenSource _stopPipeline = new();
    private readonly CancellationTokenSource _stopSending;
    private readonly CancellationTokenSource _stop = new();
    private ExceptionDispatchInfo? _ended;

    public OnboardingPump()
    {
        _stopSending = CancellationTokenSource.CreateLinkedTokenSource(_stopPipeline.Token);
        _stopPipeline.Token.Register(() => _stop.CancelAfter(Grace));
    }

    /// <summary>Whether the pipeline has ended, so that nothing can be written.</summary>
    public bool HasEnded => _ended is not null || _stopPipeline.IsCancellationRequested;

    /// <summary>Cancelled when the requests under way must end.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Cancelled when no more requests may be sent: after Ctrl+C, and after the pipeline has ended for
    /// another reason.</summary>
    public CancellationToken StopSending => _stopSending.Token;

    /// <summary>Handles Ctrl+C. From then on, nothing can be called on the pipeline's thread. Call it on any
    /// thread.</summary>
    public void StopPipeline() => _stopPipeline.Cancel();

    /// <summary>Enqueues output, which is written unless the pipeline has ended. Call it on any thread.</summary>
    public void Post(Action write) => _asked.Add(() =>
    {
        if (_ended is null)
            write();
    });

    /// <summary>Writes output and waits for it. The task is cancelled if the pipeline has ended. Call it on any
    /// thread but the pipeline's.</summary>
    public Task WriteAsync(Action write) => CallAsync(() =>
    {
        if (_ended is not null)
            throw new OperationCanceledException();
        write();
        return true;
    });

    /// <summary>Calls a function on the pipeline's thread, even after the pipeline has ended while the job finishes.
    /// Call it on any other thread.</summary>
    public async Task<T> CallAsync<T>(Func<T> function)
    {
        var called = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Add(() =>
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
                // The exception ends the pipeline, but the caller must not be left waiting.
                called.TrySetCanceled();
                throw;
            }
        });
        using var stopped = _stopPipeline.Token.Register(() => called.TrySetCanceled());
        return await called.Task.ConfigureAwait(false);
    }

    /// <summary>Runs a job, and returns when it has ended. If the pipeline ends first, the job still runs to its end,
    /// so that the requests under way are recorded and the keys of profiles that are being created reach the vault.
    /// Call it on the pipeline's thread.</summary>
    /// <param name="job">The job.</param>
    /// <param name="tick">Called at least five times a second.</param>
    public T Run<T>(Func<Task<T>> job, Action tick)
    {
        var task = Task.Run(job, CancellationToken.None);
        task.ContinueWith(
            _ => _asked.Add(static () => { }),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        while (!task.IsCompleted)
        {
            if (_stopPipeline.IsCancellationRequested)
                ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
            else
                DoAsked(tick);
        }

        // Writes the last output of the job.
        if (!_stopPipeline.IsCancellationRequested)
            DoAsked(tick);
        _ended?.Throw();
        return task.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopSending.Dispose();
        _stop.Dispose();
        _stopPipeline.Dispose();
        _asked.Dispose();
    }

    private void DoAsked(Action tick)
    {
        try
        {
            if (_asked.TryTake(out var action, (int)ProgressMeter.MaxWait.TotalMilliseconds, _stopPipeline.Token))
            {
                do
                    action();
                while (_asked.TryTake(out action));
            }

            if (_ended is null)
                tick();
        }
        catch (OperationCanceledException) when (_stopPipeline.IsCancellationRequested)
        {
            // The job ends on its own, and nothing more can be written.
        }
        catch (Exception end)
        {
            _ended ??= ExceptionDispatchInfo.Capture(end);
            _stopSending.Cancel();
        }
    }
}
