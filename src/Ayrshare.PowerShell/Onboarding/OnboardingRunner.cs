using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>Works on a given number of clients at a time, and hands each out as it is finished. All of it on the pipeline's thread but the work itself.</summary>
internal sealed class OnboardingRunner : IDisposable
{
    // After Ctrl+C: what has been sent may still be answered, so that it is recorded and not in doubt.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly OnboardingJob _job;
    private readonly PipelineThread _pipeline;
    private readonly int _limit;
    private readonly Action<OnboardingOutcome> _salvage;
    private readonly CancellationToken _stop;
    private readonly List<Task<OnboardingOutcome>> _running = [];
    private readonly CancellationTokenSource _unsent;
    private readonly CancellationTokenSource _all = new();
    private readonly CancellationTokenRegistration _stopped;

    /// <param name="job">The work.</param>
    /// <param name="pipeline">The pipeline's thread.</param>
    /// <param name="limit">How many clients are worked on at a time.</param>
    /// <param name="salvage">Gets those whose key is in no vault, if the pipeline ends before they are handed out.</param>
    /// <param name="stop">Cancelled at Ctrl+C.</param>
    public OnboardingRunner(OnboardingJob job, PipelineThread pipeline, int limit, Action<OnboardingOutcome> salvage, CancellationToken stop)
    {
        (_job, _pipeline, _limit, _salvage, _stop) = (job, pipeline, limit, salvage, stop);
        _unsent = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _stopped = stop.Register(() => _all.CancelAfter(Grace));
    }

    /// <summary>Works on all clients, in order, until the job must end.</summary>
    /// <param name="clients">The clients.</param>
    /// <param name="finished">Gets each as it is finished.</param>
    /// <param name="tick">Called at least five times a second.</param>
    /// <returns>Why the job had to end before all were worked on, or null.</returns>
    public Exception? Run(IEnumerable<OnboardingClient> clients, Action<OnboardingOutcome> finished, Action tick)
    {
        Exception? ending = null;
        using var next = clients.GetEnumerator();
        var more = next.MoveNext();
        while (_running.Count > 0 || (more && ending is null))
        {
            while (more && ending is null && _running.Count < _limit)
            {
                Start(next.Current);
                more = next.MoveNext();
            }

            _pipeline.Run(ProgressMeter.MaxWait);
            while (TakeEnded() is { } task)
                ending = HandOut(task, finished) ?? ending;
            tick();
        }

        return ending;
    }

    /// <summary>
    /// However the pipeline ends: sends nothing more, and sees what is under way to its end, so that the keys of profiles
    /// that are being created reach the vault, or are salvaged.
    /// </summary>
    public void Dispose()
    {
        _unsent.Cancel();
        while (_running.Count > 0)
        {
            Try(WaitForEnded);
            while (TakeEnded() is { } task)
            {
                if (task is { Status: TaskStatus.RanToCompletion, Result.UnstoredKey: not null })
                    Try(() => _salvage(task.Result));
            }
        }

        _stopped.Dispose();
        _unsent.Dispose();
        _all.Dispose();
    }

    private void WaitForEnded()
    {
        // After Ctrl+C nothing waits for this thread any more; until then, calls of the vault do.
        if (_stop.IsCancellationRequested)
            Task.WaitAny([.. _running]);
        else
            _pipeline.Run(ProgressMeter.MaxWait);
    }

    // What ends the pipeline is thrown already. What is written meanwhile throws too, and must not end the wait.
    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception)
        {
        }
    }

    // One at a time: handing it out can end the pipeline, and the others are then still here.
    private Task<OnboardingOutcome>? TakeEnded()
    {
        var ended = _running.Find(static task => task.IsCompleted);
        if (ended is not null)
            _running.Remove(ended);
        return ended;
    }

    private void Start(OnboardingClient client)
    {
        var task = Task.Run(() => _job.RunAsync(client, _all.Token, _unsent.Token), CancellationToken.None);
        task.ContinueWith(_ => _pipeline.Post(static () => { }), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        _running.Add(task);
    }

    private static Exception? HandOut(Task<OnboardingOutcome> task, Action<OnboardingOutcome> finished)
    {
        switch (task.Exception?.InnerException)
        {
            case null when !task.IsCanceled:
                finished(task.Result);
                // A key that the vault does not take must not be followed by more of them.
                return task.Result.UnstoredKey is null ? null : new KeyVaultException(task.Result.Problem!, task.Result.Cause);
            case AyrshareApiException or JournalFailedException or KeyVaultException:
                return task.Exception.InnerException;
            case null:
                throw new OperationCanceledException();
            default:
                throw task.Exception!.InnerException!;
        }
    }
}
