using System;
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
    private readonly Lazy<Task<AyrshareApiException?>> _accountRefusal;
    private ProgressMeter? _progress;
    private OrderedWork<T>? _work;
    private AyrshareConnection? _connection;
    private int _rows;

    private protected AyrsharePipelineCommand() =>
        _accountRefusal = new(AskAccountAsync);

    /// <summary>The connection to use, from Connect-Ayrshare -PassThru; this session's unless given.</summary>
    [Parameter]
    public AyrshareConnection? Connection { get; set; }

    /// <summary>How many requests may be under way at a time, 1 to 64. Output keeps the order of the input.</summary>
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

    private protected AyrshareConnection ActiveConnection => _connection ??= FindConnection(Connection);

    private protected AyrshareClient Client => ActiveConnection.Client;

    private OrderedWork<T> Work => _work ??= new OrderedWork<T>(Throttle);

    private int Throttle => ThrottleLimit > 0 ? ThrottleLimit : DefaultThrottleLimit;

    /// <summary>Takes one row in: checks it and gives its work to <see cref="Enqueue"/>.</summary>
    private protected abstract void Accept(InputRow row);

    /// <summary>Writes what a row's call has brought.</summary>
    private protected abstract void Emit(InputRow row, T result);

    /// <summary>Saves what can be saved of a result that can no longer be written.</summary>
    private protected virtual void Salvage(InputRow row, T result)
    {
    }

    /// <summary>The row that is being processed.</summary>
    private protected abstract InputRow CurrentRow(int number);

    /// <summary>The client's observer for calls of this command.</summary>
    private protected void Observe(ApiEvent happened) => Work.Report(happened);

    /// <summary>Gives a row's work; its result comes to <see cref="Emit"/> when it is the row's turn.</summary>
    private protected void Enqueue(InputRow row, Func<CancellationToken, Task<T>> work) =>
        Work.Add(row, cancellation => AskAccountIfForbiddenAsync(work, cancellation));

    /// <summary>Gives work that goes on with the result being written; its own result is the next to be written.</summary>
    private protected void EnqueueNext(InputRow row, Func<CancellationToken, Task<T>> work) =>
        Work.AddNext(row, cancellation => AskAccountIfForbiddenAsync(work, cancellation));

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => _progress = new ProgressMeter(MyInvocation.MyCommand.Name);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        var row = CurrentRow(++_rows);
        try
        {
            Accept(row);
        }
        catch (AyrshareCommandException problem) when (problem.EndsCommand)
        {
            EndEarly(ErrorRecords.Of(problem, row.Target));
        }
        catch (AyrshareCommandException problem)
        {
            // In its turn, like a result: rows before it are still under way.
            Enqueue(row, _ => Task.FromException<T>(problem));
        }

        Drain(ChangesSomething ? Throttle - 1 : (Throttle * 4) - 1, inputEnded: false);
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        Drain(pendingAtMost: 0, inputEnded: true);
        if (_progress!.End() is { } end)
            WriteProgress(end);
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _work?.Stop();

    /// <summary>Stops what is under way and waits for it.</summary>
    public void Dispose()
    {
        _work?.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Drain(int pendingAtMost, bool inputEnded)
    {
        try
        {
            while (true)
            {
                Tell(inputEnded);
                while (Work.TryTake(out var row, out var ended))
                {
                    Take(row, ended);
                    Tell(inputEnded);
                }

                if (Work.Pending <= pendingAtMost)
                    return;
                Work.WaitForChange(ProgressMeter.MaxWait);
            }
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

    private void Tell(bool inputEnded)
    {
        while (Work.TryTakeEvent(out var happened))
        {
            WriteVerbose(happened.Text);
            if (happened.WaitUntil is { } until)
                _progress!.WaitUntil(until);
        }

        if (_progress!.Due(Work.Pending, inputEnded) is { } record)
            WriteProgress(record);
    }

    private void Take(InputRow row, Task<T> ended)
    {
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
            Emit(row, ended.GetAwaiter().GetResult());
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

    // A wrong API key or a suspended account fails every further call alike.
    private static bool EndsCommand(Task<T> ended) =>
        ended.Exception?.InnerException is AyrshareApiException
        {
            Kind: AyrshareErrorKind.Unauthorized or AyrshareErrorKind.Forbidden,
        } failure
        && (failure.Kind == AyrshareErrorKind.Unauthorized || failure.IsAccountLevel);

    // 403 for one profile can mean that the whole account is suspended: one call of the account's own tells.
    private async Task<T> AskAccountIfForbiddenAsync(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            return await work(cancellation).ConfigureAwait(false);
        }
        catch (AyrshareApiException failure) when (failure is { Kind: AyrshareErrorKind.Forbidden, IsAccountLevel: false })
        {
            if (await _accountRefusal.Value.ConfigureAwait(false) is { } refusal)
                throw refusal;
            throw;
        }
    }

    private async Task<AyrshareApiException?> AskAccountAsync()
    {
        try
        {
            await Client.GetUserAsync(profileKey: null, Observe).ConfigureAwait(false);
            return null;
        }
        catch (AyrshareApiException refusal) when (refusal.Kind is AyrshareErrorKind.Unauthorized or AyrshareErrorKind.Forbidden)
        {
            return refusal;
        }
        catch (AyrshareApiException)
        {
            return null; // It did not tell: the row's own error stands.
        }
    }

    // What has begun may have changed something: its outcome is told before the command ends.
    private void EndEarly(ErrorRecord error)
    {
        Work.StartNoMore();
        foreach (var (row, ended) in Work.TakeAll())
        {
            if (!ended.IsCanceled && !EndsCommand(ended))
                Write(row, ended);
        }

        if (_progress!.End() is { } end)
            WriteProgress(end);
        ThrowTerminatingError(error);
    }

    private void SeeToItsEnd()
    {
        if (!ChangesSomething)
            return;
        Work.StartNoMore();
        foreach (var (row, ended) in Work.TakeAll())
        {
            if (ended.Status == TaskStatus.RanToCompletion)
                Salvage(row, ended.Result);
        }
    }
}
