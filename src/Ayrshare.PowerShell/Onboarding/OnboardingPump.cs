using System;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.PowerShell;

/// <summary>
/// Runs a job on other threads, and does on the pipeline's thread, the only one where PowerShell may be called, what the
/// job asks for.
/// </summary>
internal sealed class OnboardingPump : IDisposable
{
    // After Ctrl+C: what has been sent may still be answered, so that it is recorded and not in doubt.
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

    /// <summary>Whether nothing can be written any more.</summary>
    public bool HasEnded => _ended is not null || _stopPipeline.IsCancellationRequested;

    /// <summary>Cancelled when what is under way must end.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Cancelled when nothing more may be sent: after Ctrl+C, and once the pipeline has ended in another way.</summary>
    public CancellationToken StopSending => _stopSending.Token;

    /// <summary>Ctrl+C: from here on nothing can be called on the pipeline's thread. Any thread.</summary>
    public void StopPipeline() => _stopPipeline.Cancel();

    /// <summary>Has something written, unless the pipeline has ended. Any thread.</summary>
    public void Post(Action write) => _asked.Add(() =>
    {
        if (_ended is null)
            write();
    });

    /// <summary>Has something written, and waits for it; cancelled once the pipeline has ended. Any other thread.</summary>
    public Task WriteAsync(Action write) => CallAsync(() =>
    {
        if (_ended is not null)
            throw new OperationCanceledException();
        write();
        return true;
    });

    /// <summary>Has a function called, also while the job comes to its end after the pipeline. Any other thread.</summary>
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
                // It ends the pipeline, and must not leave its caller waiting.
                called.TrySetCanceled();
                throw;
            }
        });
        using var stopped = _stopPipeline.Token.Register(() => called.TrySetCanceled());
        return await called.Task.ConfigureAwait(false);
    }

    /// <summary>
    /// Runs a job, and returns when it has ended. However the pipeline ends meanwhile, the job is seen to its end, so that
    /// what is under way is recorded and the keys of profiles that are being created reach the vault. The pipeline's thread.
    /// </summary>
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

        // The job's last lines.
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
            // The job ends by itself; nothing more can be written.
        }
        catch (Exception end)
        {
            _ended ??= ExceptionDispatchInfo.Capture(end);
            _stopSending.Cancel();
        }
    }
}
