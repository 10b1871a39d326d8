using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// Runs the work for the rows of a command off the pipeline's thread, a given number at a time, and writes the results
/// on it. However the pipeline ends, work that changes something is completed and reported. A row's error never stops
/// the rows after it, unless all of them would fail alike.
/// </summary>
[SuppressMessage("Reliability", "CA2213",
    Justification = "They hold no wait handles and no running timers, and Stop can be called while Dispose runs.")]
internal sealed class RowPump : IDisposable
{
    // After Ctrl+C, the response to a request that changes something is still awaited, so that its outcome is known.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly AyrshareCommand _command;
    private readonly RowPumpSettings _settings;
    private readonly PipelineOutput _output;
    private readonly LinkedList<PendingRow> _pending = new();
    private readonly ConcurrentQueue<LinkedListNode<PendingRow>> _ended = new();
    private readonly ConcurrentQueue<ApiEvent> _events = new();
    private readonly CallOptions _options;
    private readonly SemaphoreSlim _slots;
    private readonly SemaphoreSlim _changed = new(0);
    private readonly CancellationTokenSource _stopBeforeSending = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly CancellationTokenSource _stopNow = new();

    /// <param name="command">The command that writes the results.</param>
    /// <param name="settings">How the work is run.</param>
    public RowPump(AyrshareCommand command, RowPumpSettings settings)
    {
        (_command, _settings) = (command, settings);
        _output = new PipelineOutput(command);
        Progress = new ProgressMeter(command.MyInvocation.MyCommand.Name);
        _slots = new SemaphoreSlim(settings.RowsWait ? int.MaxValue : settings.Limit);
        _options = new CallOptions
        {
            Observer = Observe,
            StopNow = _stopNow.Token,
            StopBeforeSending = _stopBeforeSending.Token,
            IsAttended = Attendance.IsAttended(command.Host),
        };
    }

    /// <summary>Cancelled when the pipeline is stopped.</summary>
    public CancellationToken Stopped => _stopped.Token;

    /// <summary>How far the command is. Use it on the pipeline's thread.</summary>
    public ProgressMeter Progress { get; }

    // How many rows may be pending when the next one is taken in.
    private int Ahead => _settings switch
    {
        { RowsWait: true } => int.MaxValue,
        { ChangesSomething: true } => _settings.Limit - 1,
        _ => (_settings.Limit * 4) - 1,
    };

    /// <summary>Takes a row in, and writes the results that there are by then.</summary>
    /// <param name="row">The row.</param>
    /// <param name="accept">Checks the row, and adds its work.</param>
    public void Take(InputRow row, Action accept) => SeeToTheEnd(() =>
    {
        try
        {
            accept();
        }
        catch (AyrshareCommandException problem) when (problem.EndsCommand)
        {
            EndCommand(ErrorRecords.Of(problem, row.Target));
        }
        catch (AyrshareCommandException problem)
        {
            // The error is written in its turn, like a result: rows before it are still pending.
            Add(row, _ => Task.FromException<RowResult>(problem));
        }

        WriteUntil(Ahead, inputEnded: false);
    });

    /// <summary>Writes the results of all rows, waiting for those that are pending.</summary>
    public void Complete()
    {
        SeeToTheEnd(() => WriteUntil(pendingAtMost: 0, inputEnded: true));
        EndProgress();
    }

    /// <summary>Adds the work for a row.</summary>
    public void Add(InputRow row, Func<RowCall, Task<RowResult>> work) => Watch(_pending.AddLast(Start(row, work)));

    /// <summary>
    /// Does a job that is all that the command does, and returns its result. If the pipeline ends first, the job is seen to its end
    /// as a row is, and what ended the pipeline is thrown.
    /// </summary>
    public T Run<T>(InputRow row, Func<RowCall, Task<T>> job)
    {
        Task<T>? done = null;
        Add(row, async call =>
        {
            done = Task.Run(() => job(call));
            await Task.WhenAny(done).ConfigureAwait(false);
            return new RowResult();
        });
        Complete();
        return done!.GetAwaiter().GetResult();
    }

    /// <summary>Makes a request that a row needs before its work, and waits for the response. The pipeline's thread.</summary>
    public T Await<T>(Func<CallOptions, Task<T>> request)
    {
        var task = Task.Run(() => request(_options with { StopNow = Stopped }));
        task.ContinueWith(_ => Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!task.IsCompleted)
        {
            RunPosted();
            Tell(inputEnded: false);
            WaitForChange();
        }

        return task.GetAwaiter().GetResult();
    }

    private void Observe(ApiEvent happened)
    {
        if (happened.RefusesAccount)
            _stopBeforeSending.Cancel();
        _events.Enqueue(happened);
        Wake();
    }

    /// <summary>Stops the work, at Ctrl+C. Any thread.</summary>
    public void Stop()
    {
        _stopBeforeSending.Cancel();
        _stopped.Cancel();
        if (_settings.ChangesSomething)
            _stopNow.CancelAfter(Grace);
        else
            _stopNow.Cancel();
    }

    /// <summary>Sends nothing more, and completes what is in progress. The pipeline goes on. Any thread.</summary>
    public void StopSending()
    {
        _stopBeforeSending.Cancel();
        _stopNow.CancelAfter(Grace);
    }

    /// <summary>Stops what is pending, or sees it to its end if it changes something, and waits for it.</summary>
    public void Dispose()
    {
        // If an earlier command in the pipeline fails, PowerShell calls only Dispose of this one.
        if (_command.Stopping || !_settings.ChangesSomething)
            Stop();
        foreach (var line in FinishPending())
            _command.Host.UI?.WriteWarningLine(line); // The pipeline accepts nothing anymore, not even a warning.
        _stopNow.Cancel();
        foreach (var row in _pending)
        {
            ((IAsyncResult)row.Work).AsyncWaitHandle.WaitOne();
            _ = row.Work.Exception; // Nobody is left to tell.
        }
    }

    // Work begins on this thread, so that rows come to the rate limit in their order: a later one must not take the last
    // room and leave the one whose turn it is waiting.
    private PendingRow Start(InputRow row, Func<RowCall, Task<RowResult>> work)
    {
        var call = new RowCall(_options, Wake, () => _output.HasEnded, Stopped);
        return new PendingRow(row, call, RunAsync(work, call));
    }

    private async Task<RowResult> RunAsync(Func<RowCall, Task<RowResult>> work, RowCall call)
    {
        await _slots.WaitAsync(_stopBeforeSending.Token).ConfigureAwait(false);
        try
        {
            _stopBeforeSending.Token.ThrowIfCancellationRequested();
            return await work(call).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    // The signal comes when the task shows itself as ended: from inside it would come too early.
    private void Watch(LinkedListNode<PendingRow> node) => node.Value.Work.ContinueWith(
        _ =>
        {
            if (_settings.RowsWait)
                _ended.Enqueue(node);
            Wake();
        },
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private void Wake() => _changed.Release();

    // Throws when the pipeline was stopped.
    private void WaitForChange()
    {
        _changed.Wait(ProgressMeter.MaxWait, Stopped);
        while (_changed.Wait(0))
        {
        }
    }

    private void WriteUntil(int pendingAtMost, bool inputEnded)
    {
        while (true)
        {
            // Results come first, because a message can end the pipeline.
            WriteEnded();
            Tell(inputEnded);
            if (_pending.Count <= pendingAtMost)
                return;
            WaitForChange();
        }
    }

    private void WriteEnded()
    {
        RunPosted();
        // A result that can no longer be written is not removed, and so is reported in another way.
        while (!_command.Stopping && FindEnded() is { } ended)
        {
            _pending.Remove(ended);
            Write(ended.Value);
            RunPosted();
        }

        if (_command.Stopping)
            throw new PipelineStoppedException();
    }

    private LinkedListNode<PendingRow>? FindEnded() => _settings.RowsWait
        ? _ended.TryDequeue(out var any) ? any : null
        : _pending.First is { Value.Work.IsCompleted: true } first ? first : null;

    private void RunPosted()
    {
        if (!_settings.RowsWait)
        {
            _pending.First?.Value.Call.RunPosted();
            return;
        }

        foreach (var row in _pending)
            row.Call.RunPosted();
    }

    private void Tell(bool inputEnded)
    {
        while (_events.TryDequeue(out var happened))
        {
            _output.WriteVerbose(happened.Text);
            if (happened.Wait is { } wait)
                Progress.Wait(wait, _settings.Clock());
            if (happened.AccountRate is { } rate)
                Progress.Count(rate, _settings.Clock());
        }

        if (Progress.Due(_pending.Count, inputEnded, _settings.LongestWait()) is { } record)
            _output.WriteProgress(record);
    }

    private void Write(PendingRow ended)
    {
        // It was not started, since a later row has found the account refused; that row ends the command.
        if (ended.Work.IsCanceled && !_command.Stopping)
            return;
        if (Progress.Total is null)
            Progress.Done++;
        if (EndsCommand(ended))
            EndCommand(ErrorRecords.Of((AyrshareApiException)ended.Work.Exception!.InnerException!, ended.Row));
        if (!WriteResult(ended))
            Progress.Failed++;
    }

    private bool WriteResult(PendingRow ended)
    {
        RowResult result;
        try
        {
            // This throws the work's own exception, not an aggregate.
            result = ended.Work.GetAwaiter().GetResult();
        }
        catch (AyrshareCommandException problem)
        {
            _output.WriteError(ErrorRecords.Of(problem, ended.Row.Target));
            return false;
        }
        catch (AyrshareApiException failure)
        {
            _output.WriteError(ErrorRecords.Of(failure, ended.Row));
            return false;
        }

        try
        {
            _output.Write(ended.Row, result);
        }
        finally
        {
            if (result.Problem is { } problem)
                _output.WriteError(ErrorRecords.Of(problem, ended.Row.Target));
        }

        if (result.Next is { } next)
            Watch(_pending.AddFirst(Start(ended.Row, next)));
        if (result.Warning is { } warning)
            _output.WriteWarning(warning);
        if (result.Verbose is { } verbose)
            _output.WriteVerbose(verbose);
        return result.Problem is null;
    }

    private static bool EndsCommand(PendingRow ended) =>
        ended.Work.Exception?.InnerException is AyrshareApiException { RefusesAccount: true };

    // What has begun may have changed something: its outcome is written before the command ends.
    private void EndCommand(ErrorRecord error)
    {
        _stopBeforeSending.Cancel();
        while (_pending.First is { } next)
        {
            while (!next.Value.Work.IsCompleted)
            {
                RunPosted();
                WaitForChange();
            }

            _pending.Remove(next);
            if (!next.Value.Work.IsCanceled && !EndsCommand(next.Value))
                WriteResult(next.Value);
        }

        EndProgress();
        _command.ThrowTerminatingError(error);
    }

    private void EndProgress()
    {
        if (Progress.End() is { } end)
            _output.WriteProgress(end);
    }

    // However the pipeline ends early, what has begun is seen to its end. After Ctrl+C, Dispose does so.
    private void SeeToTheEnd(Action action)
    {
        try
        {
            action();
        }
        catch (OperationCanceledException) when (_command.Stopping)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception end) when (!_command.Stopping)
        {
            // Where only a line was refused, the pipeline still accepts output.
            foreach (var line in FinishPending(acceptsOutput: end == _output.RefusedLine))
                _output.Warn(line);
            EndProgress();
            throw;
        }
    }

    // All that is pending is done before the first line of it is written.
    private List<string> FinishPending(bool acceptsOutput = false)
    {
        var lines = new List<string>();
        if (!acceptsOutput)
            _output.HasEnded = true;
        if (!_settings.ChangesSomething)
            return lines;
        _stopBeforeSending.Cancel();
        while (_pending.First is { } next)
        {
            while (!next.Value.Work.IsCompleted)
                WaitInPassing();
            _pending.Remove(next);
            if (next.Value.Work.Status != TaskStatus.RanToCompletion || !_output.TryWrite(next.Value.Row, next.Value.Work.Result))
                lines.AddRange(Unwritten(next.Value));
        }

        return lines;
    }

    // While Dispose waits, the engine does not call StopProcessing; and what ends the pipeline has been thrown already.
    private void WaitInPassing()
    {
        try
        {
            if (_command.Stopping && !Stopped.IsCancellationRequested)
                Stop();
            RunPosted();
        }
        catch (Exception)
        {
        }

        _changed.Wait(ProgressMeter.MaxWait);
    }

    private static IEnumerable<string> Unwritten(PendingRow ended)
    {
        switch (ended.Work.Status)
        {
            case TaskStatus.RanToCompletion:
                if (ended.Work.Result.IfUnwritten is { } done)
                    yield return ended.Row.Prefix + done;
                if (ended.Work.Result.Problem is { } problem)
                    yield return problem.Message;
                break;
            default:
                if (UnknownOutcome(ended.Work) is { } unknown)
                    yield return ErrorRecords.Of(unknown, ended.Row).ToString();
                break;
        }
    }

    // The inner exception of a cancellation says whether the outcome of the stopped request is unknown.
    private static AyrshareApiException? UnknownOutcome(Task<RowResult> work)
    {
        try
        {
            work.GetAwaiter().GetResult();
            return null;
        }
        catch (Exception failure)
        {
            return (failure as AyrshareApiException ?? failure.InnerException as AyrshareApiException) is { OutcomeUnknown: true } unknown
                ? unknown
                : null;
        }
    }

    private sealed record PendingRow(InputRow Row, RowCall Call, Task<RowResult> Work);
}
