using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>Works on a given number of clients at a time, and hands each out as it is finished. All of it on the pipeline's thread but the work itself.</summary>
internal sealed class OnboardingRunner(OnboardingJob job, PipelineThread pipeline, int limit, CancellationToken stop) : IDisposable
{
    private readonly List<Task<OnboardingOutcome>> _running = [];
    private readonly CancellationTokenSource _unsent = new();

    /// <summary>Works on all clients, in order, until the job must end.</summary>
    /// <param name="clients">The clients.</param>
    /// <param name="finished">Gets each as it is finished.</param>
    /// <param name="salvage">Gets those whose key is in no vault, when what <paramref name="finished"/> throws ends the job.</param>
    /// <param name="tick">Called at least five times a second.</param>
    /// <returns>Why the job had to end before all were worked on, or null.</returns>
    public Exception? Run(IEnumerable<OnboardingClient> clients, Action<OnboardingOutcome> finished, Action<OnboardingOutcome> salvage, Action tick)
    {
        try
        {
            return Work(clients, finished, tick);
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            SeeToItsEnd(salvage);
            throw;
        }
    }

    /// <summary>Waits for what is under way, which the stop token has told to end.</summary>
    public void Dispose()
    {
        foreach (var task in _running)
            ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        _unsent.Dispose();
    }

    private Exception? Work(IEnumerable<OnboardingClient> clients, Action<OnboardingOutcome> finished, Action tick)
    {
        Exception? ending = null;
        using var next = clients.GetEnumerator();
        var more = next.MoveNext();
        while (_running.Count > 0 || (more && ending is null))
        {
            while (more && ending is null && _running.Count < limit)
            {
                Start(next.Current);
                more = next.MoveNext();
            }

            foreach (var task in WaitForEnded())
                ending = Take(task, finished) ?? ending;
            tick();
        }

        return ending;
    }

    // Profiles that are being created must not lose their keys to whoever reads our output.
    private void SeeToItsEnd(Action<OnboardingOutcome> salvage)
    {
        _unsent.Cancel();
        while (_running.Count > 0)
        {
            foreach (var task in WaitForEnded())
            {
                if (task is { Status: TaskStatus.RanToCompletion, Result.UnstoredKey: not null })
                    salvage(task.Result);
            }
        }
    }

    private List<Task<OnboardingOutcome>> WaitForEnded()
    {
        pipeline.Run(ProgressMeter.MaxWait);
        var ended = _running.FindAll(static task => task.IsCompleted);
        _running.RemoveAll(ended.Contains);
        return ended;
    }

    private void Start(OnboardingClient client)
    {
        var task = Task.Run(() => job.RunAsync(client, stop, _unsent.Token), CancellationToken.None);
        task.ContinueWith(_ => pipeline.Post(static () => { }), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        _running.Add(task);
    }

    private static Exception? Take(Task<OnboardingOutcome> task, Action<OnboardingOutcome> finished)
    {
        switch (task.Exception?.InnerException)
        {
            case null when !task.IsCanceled:
                finished(task.Result);
                // A key that the vault does not take must not be followed by more of them.
                return task.Result.UnstoredKey is null ? null : new KeyVaultException(task.Result.Problem!, inner: null);
            case AyrshareApiException or JournalFailedException or KeyVaultException:
                return task.Exception.InnerException;
            case null:
                throw new OperationCanceledException();
            default:
                throw task.Exception!.InnerException!;
        }
    }
}
