using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// A command that makes a call for each row of its input: the calls run off the pipeline's thread, a given number at a
/// time; output and errors come in the order of the input. A row's error never stops the rows after it, unless all of
/// them would fail alike.
/// </summary>
/// <typeparam name="T">What a call brings.</typeparam>
public abstract class AyrsharePipelineCommand<T> : AyrshareCommand, IDisposable
{
    private readonly AccountCheck _account;
    private ProgressMeter? _progress;
    private OrderedWork<T>? _calls;
    private AyrshareConnection? _connection;
    private HashSet<string> _given = [];
    private int _rows;

    private protected AyrsharePipelineCommand() =>
        _account = new(cancellation => Client.GetUserAsync(profileKey: null, Observe, cancellation: cancellation));

    /// <summary>The connection to use, from Connect-Ayrshare -PassThru; this session's unless given.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public AyrshareConnection? Connection { get; set; }

    /// <summary>How many requests may be under way at a time, 1 to 64; the notes tell how many unless given. Output keeps the order of the input.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; }

    /// <summary>The requests that may be under way at a time unless -ThrottleLimit says otherwise.</summary>
    private protected virtual int DefaultThrottleLimit => 5;

    /// <summary>
    /// Whether a call changes something for good. Then no call runs ahead of the row whose turn it is by more than the
    /// throttle, and a call that has begun is seen to its end when the pipeline ends early.
    /// </summary>
    private protected virtual bool ChangesSomething => false;

    /// <summary>
    /// Whether rows wait for something side by side, any number of them and each for its own time, and come out as they
    /// are done. The command itself then keeps its calls to the throttle.
    /// </summary>
    private protected virtual bool RowsWait => false;

    /// <summary>How long rows that wait can still take, or null if that is not known.</summary>
    private protected virtual TimeSpan? LongestWait => null;

    private protected AyrshareConnection ActiveConnection => _connection ??= ConnectionStore.Find(Connection, SessionState.Path);

    private protected AyrshareClient Client => ActiveConnection.Client;

    /// <summary>The API key, if there is a connection.</summary>
    private protected Secret? ConnectedApiKey => (_connection ?? Connection ?? ConnectionStore.Current)?.Client.Options.ApiKey;

    private OrderedWork<T> Calls => _calls ??= new OrderedWork<T>(RowsWait ? int.MaxValue : Throttle, inOrder: !RowsWait);

    // What may be under way when the next row is taken in.
    private int Ahead => RowsWait ? int.MaxValue : ChangesSomething ? Throttle - 1 : (Throttle * 4) - 1;

    private protected int Throttle => ThrottleLimit > 0 ? ThrottleLimit : DefaultThrottleLimit;

    /// <summary>Takes one row in: checks it and gives its work to <see cref="Enqueue"/>.</summary>
    private protected abstract void Accept(InputRow row);

    /// <summary>Writes what a row's call has brought.</summary>
    private protected abstract void Emit(InputRow row, T result);

    /// <summary>
    /// Does what is left to do for a result, such as storing its key. It writes nothing: that can end the pipeline, and
    /// the result would be lost.
    /// </summary>
    /// <returns>What went wrong, to be written after the result.</returns>
    private protected virtual AyrshareCommandException? Complete(InputRow row, T result) => null;

    /// <summary>Says what was done, of a result that can no longer be written.</summary>
    /// <param name="row">The row.</param>
    /// <param name="result">What its call has brought.</param>
    private protected virtual string? Salvage(InputRow row, T result) => null;

    // What changes something may end, so that it can be told; Ctrl+C must not take long.
    private TimeSpan Grace => ChangesSomething ? TimeSpan.FromSeconds(3) : TimeSpan.Zero;

    /// <summary>Disposes of what a command has made for its calls, none of which is under way any more.</summary>
    private protected virtual void DisposeMore()
    {
    }

    /// <summary>Whether a parameter was given to the command itself, for all rows, and not by a row.</summary>
    private protected bool IsGiven(string parameter) => _given.Contains(parameter);

    /// <summary>The row that is being processed.</summary>
    private protected abstract InputRow CurrentRow(int number);

    /// <summary>The client's observer for calls of this command.</summary>
    private protected void Observe(ApiEvent happened)
    {
        if (happened.RefusesAccount)
            Calls.StartNoMore();
        Calls.Report(happened);
    }

    /// <summary>Makes a call that a row needs before its own, and waits for it.</summary>
    /// <exception cref="AyrshareApiException">The call failed, and the row with it.</exception>
    private protected TAnswer Ask<TAnswer>(Func<CancellationToken, Task<TAnswer>> call) =>
        Task.Run(() => call(Calls.Stopped)).GetAwaiter().GetResult();

    /// <summary>Gives a row's work; its result comes to <see cref="Emit"/> when it is the row's turn.</summary>
    private protected void Enqueue(InputRow row, OrderedWork<T>.Work work) =>
        Calls.Add(row, (stopped, unstarted) => AskAccountIfForbiddenAsync(work(stopped, unstarted)));

    /// <summary>Gives work that goes on with the result being written; its own result is the next to be written.</summary>
    private protected void EnqueueNext(InputRow row, OrderedWork<T>.Work work) =>
        Calls.AddNext(row, (stopped, unstarted) => AskAccountIfForbiddenAsync(work(stopped, unstarted)));

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        _progress = new ProgressMeter(MyInvocation.MyCommand.Name);
        _given = [.. MyInvocation.BoundParameters.Keys];
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        var row = CurrentRow(++_rows);
        Guard(() =>
        {
            Begin(row);
            Drain(Ahead, inputEnded: false);
        });
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        Guard(() => Drain(pendingAtMost: 0, inputEnded: true));
        EndProgress();
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _calls?.Stop(Grace);

    /// <summary>Stops what is under way and waits for it.</summary>
    public void Dispose()
    {
        if (_calls is not null)
        {
            // An error of a command before this one ends it here alone: nothing else of it is called any more.
            if (Stopping || !ChangesSomething)
                _calls.Stop(Grace);
            foreach (var line in SeeRestToItsEnd())
                Host.UI?.WriteWarningLine(line); // The pipeline takes nothing any more, not even a warning.
            _calls.Dispose();
        }

        DisposeMore();
        GC.SuppressFinalize(this);
    }

    private void Begin(InputRow row)
    {
        try
        {
            Accept(row);
        }
        catch (AyrshareCommandException problem) when (problem.EndsCommand)
        {
            EndEarly(ErrorRecords.Of(problem, row.Target));
        }
        catch (Exception problem) when (problem is AyrshareCommandException or AyrshareApiException)
        {
            // In its turn, like a result: rows before it are still under way.
            Enqueue(row, (_, _) => Task.FromException<T>(problem));
        }
    }

    // However the pipeline ends early, what has begun is seen to its end.
    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (OperationCanceledException) when (Stopping)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception) when (!Stopping)
        {
            SeeToItsEnd();
            throw;
        }
    }

    private void Drain(int pendingAtMost, bool inputEnded)
    {
        while (true)
        {
            Tell(inputEnded);
            ThrowIfStopping();
            while (Calls.TryTake(out var row, out var ended))
            {
                Take(row, ended);
                Tell(inputEnded);
                ThrowIfStopping();
            }

            if (Calls.Pending <= pendingAtMost)
                return;
            Calls.WaitForChange(ProgressMeter.MaxWait);
        }
    }

    // Before a result is taken that could no longer be written, and that is told otherwise.
    private void ThrowIfStopping()
    {
        if (Stopping)
            throw new PipelineStoppedException();
    }

    private void Tell(bool inputEnded)
    {
        while (Calls.TryTakeEvent(out var happened))
        {
            WriteVerbose(happened.Text);
            if (happened.WaitUntil is { } until)
                _progress!.WaitUntil(until, Client.Options.Clock);
        }

        if (_progress!.Due(Calls.Pending, inputEnded, LongestWait) is { } record)
            WriteProgress(record);
    }

    private void Take(InputRow row, Task<T> ended)
    {
        // Never sent, since a later row has found the account refused; that row ends the command.
        if (ended.IsCanceled && !Stopping)
            return;
        _progress!.Done++;
        if (EndsCommand(ended))
            EndEarly(ErrorRecords.Of((AyrshareApiException)ended.Exception!.InnerException!, row));
        Write(row, ended);
    }

    private void Write(InputRow row, Task<T> ended)
    {
        try
        {
            // The work's own exception, not an aggregate.
            CompleteAndEmit(row, ended, ended.GetAwaiter().GetResult());
            if (row.Title is { } title)
                ActiveConnection.Titles.Add(title);
            return;
        }
        catch (AyrshareCommandException problem)
        {
            WriteError(ErrorRecords.Of(problem, row.Target));
        }
        catch (AyrshareApiException failure)
        {
            WriteError(ErrorRecords.Of(failure, row));
        }

        _progress!.Failed++;
    }

    private void CompleteAndEmit(InputRow row, Task<T> ended, T result)
    {
        AyrshareCommandException? problem;
        try
        {
            problem = Complete(row, result);
            ThrowIfStopping();
        }
        catch (PipelineStoppedException)
        {
            Calls.GiveBack(row, ended);
            throw;
        }

        try
        {
            Emit(row, result);
        }
        finally
        {
            if (problem is not null)
                WriteError(ErrorRecords.Of(problem, row.Target));
        }
    }

    private static bool EndsCommand(Task<T> ended) =>
        ended.Exception?.InnerException is AyrshareApiException { RefusesAccount: true };

    private async Task<T> AskAccountIfForbiddenAsync(Task<T> call)
    {
        try
        {
            var result = await call.ConfigureAwait(false);
            _account.Passed();
            return result;
        }
        catch (AyrshareApiException failure) when (failure is { Kind: AyrshareErrorKind.Forbidden, RefusesAccount: false })
        {
            if (await _account.RefusalAsync(Calls.Stopped).ConfigureAwait(false) is { } refusal)
                throw refusal;
            throw;
        }
    }

    // What has begun may have changed something: its outcome is told before the command ends.
    private void EndEarly(ErrorRecord error)
    {
        Calls.StartNoMore();
        foreach (var (row, ended) in Calls.TakeAll())
        {
            if (!ended.IsCanceled && !EndsCommand(ended))
                Write(row, ended);
        }

        EndProgress();
        ThrowTerminatingError(error);
    }

    private void SeeToItsEnd()
    {
        EndProgress();
        foreach (var line in SeeRestToItsEnd())
        {
            try
            {
                WriteWarning(line);
            }
            catch (PipelineStoppedException)
            {
                // With -WarningAction Stop it has been said, and the next one must be said too.
                if (Stopping)
                    Host.UI?.WriteWarningLine(line);
            }
        }
    }

    // All that is left is done before the first word of it is written.
    private List<string> SeeRestToItsEnd()
    {
        var told = new List<string>();
        if (!ChangesSomething)
            return told;
        Calls.StartNoMore();
        foreach (var (row, ended) in Calls.TakeAll(waiting: StopIfStopping))
        {
            if (UnknownOutcome(ended) is { } unknown)
                told.Add(ErrorRecords.Of(unknown, row).ToString());
            if (ended.Status != TaskStatus.RanToCompletion)
                continue;
            var problem = CompleteUnlessStopped(row, ended.Result);
            if (Salvage(row, ended.Result) is { } done)
                told.Add($"{row.Prefix}{done}");
            if (problem is not null)
                told.Add(problem.Message);
        }

        return told;
    }

    // While Dispose waits, StopProcessing is not called.
    private void StopIfStopping()
    {
        if (Stopping && !Calls.Stopped.IsCancellationRequested)
            Calls.Stop(Grace);
    }

    private static AyrshareApiException? UnknownOutcome(Task<T> ended)
    {
        try
        {
            ended.GetAwaiter().GetResult();
            return null;
        }
        catch (Exception failure)
        {
            return (failure as AyrshareApiException ?? failure.InnerException as AyrshareApiException) is { OutcomeUnknown: true } unknown ? unknown : null;
        }
    }

    private AyrshareCommandException? CompleteUnlessStopped(InputRow row, T result)
    {
        try
        {
            return Stopping ? null : Complete(row, result);
        }
        catch (PipelineStoppedException)
        {
            return null;
        }
    }

    private void EndProgress()
    {
        if (_progress!.End() is { } end)
            WriteProgress(end);
    }
}
