using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// A command that sends requests for each row of its input. A <see cref="RowPump"/> runs them. Output and errors have the
/// order of the input.
/// </summary>
public abstract class RowCommand : AyrshareCommand, IDisposable
{
    private const string TitleParameter = "Title";

    private RowPump? _pump;
    private SecretVault? _secrets;
    private AyrshareConnection? _connection;
    private HashSet<string> _given = [];
    private int _rows;

    /// <summary>The connection to use: the name from Connect-Ayrshare -Name, or the object from Connect-Ayrshare -PassThru.
    /// The default is this session's connection without a name. Tab completes the names.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public ConnectionReference? Connection { get; set; }

    /// <summary>The maximum number of simultaneous requests, from 1 to 64. The default is in the notes. The output keeps
    /// the order of the input. Because rows are read ahead of the output, the -PipelineVariable of an earlier command does
    /// not belong to the output: use the properties of the output instead.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; }

    /// <summary>The number of simultaneous requests without -ThrottleLimit.</summary>
    private protected virtual int DefaultThrottleLimit => 5;

    /// <summary>Whether a request changes something permanently: see <see cref="RowPumpSettings.ChangesSomething"/>.</summary>
    private protected virtual bool ChangesSomething => false;

    /// <summary>Whether rows wait for something: see <see cref="RowPumpSettings.RowsWait"/>. If they do, the command itself
    /// limits its requests to the throttle.</summary>
    private protected virtual bool RowsWait => false;

    /// <summary>How long rows that wait can still take, or null if that is not known.</summary>
    private protected virtual TimeSpan? LongestWait => null;

    /// <summary>Whether an output of another account is refused as a row. A command that only uses its title can accept it.</summary>
    private protected virtual bool RefusesOtherAccounts => true;

    private protected AyrshareConnection ActiveConnection => _connection ??= ConnectionStore.Find(Connection, SessionState.Path);

    /// <summary>The vaults. What they are claimed for is released at the command's end.</summary>
    private protected SecretVault Secrets => _secrets ??= new(InvokeCommand);

    private protected AyrshareClient Client => ActiveConnection.Client;

    /// <summary>The API key, if there is a connection.</summary>
    private protected Secret? ConnectedApiKey => (_connection ?? ConnectionStore.Current)?.Client.Options.ApiKey;

    private protected int Throttle => ThrottleLimit > 0 ? ThrottleLimit : DefaultThrottleLimit;

    private protected RowPump Pump => _pump!;

    /// <summary>The row that is being processed.</summary>
    private protected abstract InputRow CurrentRow(int number);

    /// <summary>Accepts one row: checks it and passes its work to <see cref="Enqueue"/>.</summary>
    private protected abstract void Accept(InputRow row);

    /// <summary>Writes what concerns the rows as a whole, after the last result.</summary>
    private protected virtual void TellAfterRows()
    {
    }

    /// <summary>Disposes of what a command created for its requests, after the last of them has ended.</summary>
    private protected virtual void DisposeMore()
    {
    }

    /// <summary>Whether a parameter was specified for the command itself, and not by a row.</summary>
    private protected bool IsGiven(string parameter) => _given.Contains(parameter);

    /// <summary>Checks that a filter which the command specifies has a value. A variable that is empty by mistake must not select
    /// everything: the next command of the pipeline may remove it.</summary>
    /// <exception cref="AyrshareCommandException">The value is empty.</exception>
    private protected void RequireFilter(InputRow row, string parameter, object? value)
    {
        if (value is null && IsGiven(parameter))
        {
            throw row.Problem(
                Errors.FilterMissing, parameter, "the value is empty.", $"Specify a value. To select all, omit -{parameter}.");
        }
    }

    /// <summary>Adds a row's work. Its result is written when it is the row's turn.</summary>
    private protected void Enqueue(InputRow row, Func<RowCall, Task<RowResult>> work) => Pump.Add(row, call => RunAsync(row, call, work));

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        _given = [.. MyInvocation.BoundParameters.Keys];
        foreach (var parameter in new[] { TitleParameter, "NewTitle" })
        {
            if (MyInvocation.BoundParameters.TryGetValue(parameter, out var title)
                && PipedText.RefusalOf($"{title}", parameter) is { } refusal)
                End(refusal);
        }

        // A wrong name is an error before any row, and not one of the first row that needs the connection.
        if (Connection is not null)
            _connection = OrEnd(() => ConnectionStore.Find(Connection, SessionState.Path));
        _pump = new RowPump(this, new RowPumpSettings
        {
            Limit = Throttle,
            ChangesSomething = ChangesSomething,
            RowsWait = RowsWait,
            LongestWait = () => LongestWait,
            Clock = () => Client.Options.Clock,
        });
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        var row = CurrentRow(++_rows);
        Pump.Take(row, () => AcceptOrFail(row));
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        Pump.Complete();
        TellAfterRows();
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _pump?.Stop();

    /// <summary>Stops the work in progress and waits for its end.</summary>
    public void Dispose()
    {
        _pump?.Dispose();
        _secrets?.Dispose();
        DisposeMore();
        GC.SuppressFinalize(this);
    }

    // If a request that precedes the row's work fails, the row fails in the same way as its work would.
    private void AcceptOrFail(InputRow row)
    {
        try
        {
            if (RefusesOtherAccounts)
                OutputOrigin.Of(row)?.Require(row, ActiveConnection);
            RequireOneTitle(row);
            Accept(row);
        }
        catch (AyrshareApiException failure)
        {
            Enqueue(row, _ => Task.FromException<RowResult>(failure));
        }
    }

    // A value without the name of its parameter is a title, as in $profile | New-AyrshareJwt facebook.
    private void RequireOneTitle(InputRow row)
    {
        if (!IsGiven(TitleParameter) || row.OwnTitle is not { } own || own == row.Title)
            return;
        throw row.Problem(
            Errors.TitleMismatch, TitleParameter,
            $"the command specifies this title, but the row is about the profile '{own}'. Nothing was done with the row.",
            "Omit -Title, or the row's own title with Select-Object * -ExcludeProperty Title. A value without the name of its parameter is "
            + "a title: for another parameter, write its name, such as -Network.");
    }

    private async Task<RowResult> RunAsync(InputRow row, RowCall call, Func<RowCall, Task<RowResult>> work)
    {
        var result = await work(call).ConfigureAwait(false);
        if (row.Title is { } title)
            ActiveConnection.Titles.Add(title);
        return result with
        {
            Output = OutputOrigin.Remember(result.Output, _connection),
            Next = result.Next is { } next ? again => RunAsync(row, again, next) : null,
        };
    }
}
