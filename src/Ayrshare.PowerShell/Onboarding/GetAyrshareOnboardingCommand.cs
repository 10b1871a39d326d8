using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>Gets the status of an onboarding from its list and its journal.</summary>
/// <remarks>
/// <para>Reads the journal of Invoke-AyrshareOnboarding, even while a job writes it, and counts the clients by their
/// status, which about_Ayrshare_Onboarding explains. If you specify the CSV, its rows count too: NotBegun is a client that no run
/// has begun with, and Invalid a row that cannot be used. The property Clients contains each client, and -Detailed returns
/// the clients themselves.</para>
/// <para>The command sends no request to Ayrshare unless you use -Refresh. With -Refresh, it asks for the networks that
/// the clients have linked, which costs a request for the whole account, and whether the links were opened that are not known
/// to be, which costs a request for each. -ReportPath writes the report of the job without running it. Nothing is recorded
/// in the journal.</para>
/// </remarks>
/// <example>
/// <title>See how many clients are done</title>
/// <code>
/// Invoke-AyrshareOnboarding ./clients.csv -Vault Company | Out-Null
/// Get-AyrshareOnboarding ./clients.csv
/// </code>
/// <para>The path of the CSV is enough, because the journal is beside it.</para>
/// </example>
/// <example>
/// <title>Show each client</title>
/// <code>
/// Invoke-AyrshareOnboarding ./clients.csv -Vault Company | Out-Null
/// (Get-AyrshareOnboarding ./clients.csv).Clients |
///     Where-Object Status -eq Done
/// </code>
/// <para>Shows the clients that are done. With -ne in place of -eq, it shows the others, each with its last
/// error.</para>
/// </example>
/// <example>
/// <title>Use a journal in another place</title>
/// <code>
/// Import-Csv ./clients.csv |
///     Invoke-AyrshareOnboarding -Vault Company -JournalPath ./crm.jsonl |
///     Out-Null
/// Get-AyrshareOnboarding -JournalPath ./crm.jsonl | ForEach-Object Done
/// </code>
/// <para>Shows the number of clients that are done.</para>
/// </example>
/// <example>
/// <title>Find out who has opened a link and linked nothing</title>
/// <code>
/// Get-AyrshareOnboarding ./clients.csv -Refresh -Detailed -Vault Company |
///     Where-Object { $_.OpenedAt -and -not $_.LinkedAt } |
///     Select-Object Title, Email, OpenedAt, Reminders
/// </code>
/// <para>Asks Ayrshare, and shows the clients who opened their link and did not finish.</para>
/// </example>
/// <example>
/// <title>Write the report without running the job</title>
/// <code>
/// Get-AyrshareOnboarding ./clients.csv -ReportPath ./report.html
/// </code>
/// <para>The report shows every row, those that need somebody first.</para>
/// </example>
/// <errors>JournalUnreadable, JournalOfOtherAccount, ColumnMissing, ReportNotWritten</errors>
/// <seealso cref="InvokeAyrshareOnboardingCommand"/>
/// <seealso cref="GetAyrshareOnboardingPlanCommand"/>
/// <topic>about_Ayrshare_Onboarding</topic>
[Cmdlet(VerbsCommon.Get, "AyrshareOnboarding", DefaultParameterSetName = FromJournal,
    HelpUri = HelpPages.Folder + "Get-AyrshareOnboarding.md")]
[OutputType(typeof(AyrshareOnboarding), ParameterSetName = [FromList, FromJournal])]
[OutputType(typeof(AyrshareOnboardingClient))]
public sealed class GetAyrshareOnboardingCommand : AyrshareCommand, IDisposable
{
    private const string FromList = "Path";
    private const string FromJournal = "Journal";

    private RowPump? _pump;

    /// <summary>The CSV of the job, or its journal.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = FromList)]
    [Alias("PSPath")]
    public string Path { get; set; } = "";

    /// <summary>The journal of the job. The default is the journal beside the CSV.</summary>
    [Parameter(ParameterSetName = FromList)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = FromJournal)]
    public string? JournalPath { get; set; }

    /// <summary>Maps column names as in Invoke-AyrshareOnboarding. Each key is the name of a column that the command reads,
    /// and each value is the name of the column in the file, as in @{ Title = 'Client name' }.</summary>
    [Parameter]
    public IDictionary? ColumnMap { get; set; }

    /// <summary>Returns one object for each client in place of the numbers.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>Asks Ayrshare who has linked a network, and which links were opened or revoked. Nothing is recorded.</summary>
    [Parameter]
    public SwitchParameter Refresh { get; set; }

    /// <summary>The SecretManagement vault that holds the profile keys, for -Refresh. The default is the connection's vault,
    /// or else the default vault.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? Vault { get; set; }

    /// <summary>The path of an HTML report. An existing file or link is replaced. The report shows no key and no
    /// link.</summary>
    [Parameter]
    public string? ReportPath { get; set; }

    /// <summary>The connection to use with -Refresh: the name from Connect-Ayrshare -Name, or the object from Connect-Ayrshare
    /// -PassThru. The default is this session's connection without a name. Tab completes the names.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public ConnectionReference? Connection { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            Tell();
        }
        catch (OperationCanceledException) when (Stopping)
        {
            throw new PipelineStoppedException();
        }
        catch (AyrshareApiException refused)
        {
            ThrowTerminatingError(ErrorRecords.Of(refused, new InputRow(source: null, number: null, title: null)));
        }
        catch (KeyVaultException failure) when (failure.InnerException is AyrshareCommandException problem)
        {
            End(problem);
        }
        catch (AyrshareCommandException problem) when (problem.InnerException is JournalUnreadableException)
        {
            WriteError(ErrorRecords.Of(problem, JournalPath ?? Path));
        }
        catch (AyrshareCommandException problem)
        {
            End(problem);
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _pump?.Stop();

    /// <summary>Stops what is in progress.</summary>
    public void Dispose() => _pump?.Dispose();

    private void Tell()
    {
        var files = OnboardingFiles.Find(SessionState, ParameterSetName == FromList ? Path : null, JournalPath, ReportPath);
        var standing = Read(files);
        if (OnboardingWords.ForDamaged(files.Journal, standing.Journal.DamagedLines) is { } warning)
            WriteWarning(warning);
        if (Refresh)
            RefreshOrThrow(ConnectionStore.Find(Connection, SessionState.Path), standing);
        if (!Detailed)
            WriteObject(new AyrshareOnboarding(standing));
        foreach (var client in standing.Clients.Where(_ => Detailed))
            WriteObject(new AyrshareOnboardingClient(client));
        if (files.Report is not null)
            WriteReport(standing, files.Report);
    }

    private OnboardingStanding Read(OnboardingFiles files)
    {
        try
        {
            return OnboardingStanding.Of(files.Journal, JournalState.Read(files.Journal), files.List is { } path ? ListOrWarn(path) : null);
        }
        catch (JournalUnreadableException) when (files.List is { } path && !File.Exists(files.Journal))
        {
            return OnboardingStanding.Of(files.Journal, new JournalState([]), ListOf(path));
        }
        catch (JournalUnreadableException failure)
        {
            // Before the first run, a list has no journal beside it.
            return files.List is null && ParameterSetName == FromList
                ? OnboardingStanding.Of(
                    files.Journal + OnboardingFiles.JournalSuffix, new JournalState([]), ListInPlaceOf(files.Journal, failure))
                : throw OnboardingWords.ErrorFor(failure, files.Journal);
        }
    }

    // The journal alone says much, also where the list is open in another program or needs -ColumnMap.
    private OnboardingList? ListOrWarn(string path)
    {
        try
        {
            return ListOf(path);
        }
        catch (AyrshareCommandException problem)
        {
            WriteWarning($"{problem.Message} Rows that no run has begun with are not counted. {problem.RecommendedAction}");
            return null;
        }
    }

    private OnboardingList ListInPlaceOf(string path, JournalUnreadableException failure)
    {
        try
        {
            return ListOf(path);
        }
        catch (AyrshareCommandException problem)
        {
            throw OnboardingWords.NeitherListNorJournal(path, problem, failure);
        }
    }

    private OnboardingList ListOf(string path)
    {
        var list = new OnboardingList(new OnboardingRowReader(new OnboardingDefaults(), ColumnMap));
        list.AddFile(path);
        list.RequireTitle();
        if (list.Count == 0)
            WriteWarning(OnboardingWords.ForNoRows(path));
        return list;
    }

    private void RefreshOrThrow(AyrshareConnection connection, OnboardingStanding standing)
    {
        try
        {
            RefreshFrom(connection, standing);
        }
        catch (OtherAccountException failure)
        {
            throw OnboardingWords.ErrorFor(failure, standing.JournalPath);
        }
    }

    private void RefreshFrom(AyrshareConnection connection, OnboardingStanding standing)
    {
        using var pump = new RowPump(
            this, new RowPumpSettings { Limit = 1, ChangesSomething = false, Clock = () => connection.Client.Options.Clock });
        _pump = pump;
        var found = pump.Run(new InputRow(source: null, number: null, title: null), async call =>
        {
            var vault = await call.OnPipelineAsync(() => VaultOver(call, connection, standing)).ConfigureAwait(false);
            return await new OnboardingRefresh(connection.Client, vault, standing.Journal, call.Options).RunAsync(standing.Asked)
                .ConfigureAwait(false);
        });
        standing.Refresh([.. found.Select(client => client.State)]);
        foreach (var (state, failure) in found)
        {
            if (failure is not null)
                WriteError(ErrorRecords.Of(failure, new InputRow(source: null, state.Row, state.Title)));
        }
    }

    private PipelineKeyVault VaultOver(RowCall call, AyrshareConnection connection, OnboardingStanding standing)
    {
        var secrets = new SecretVault(InvokeCommand);
        var name = secrets.Require(string.IsNullOrWhiteSpace(Vault) ? connection.Vault : Vault!.Trim());
        var names = standing.Journal.Clients.SelectMany(state => new[] { state.StoredAs, state.SecretOfProfile }).OfType<string>();
        return new PipelineKeyVault(call, secrets, name, names);
    }

    private void WriteReport(OnboardingStanding standing, string path)
    {
        try
        {
            var report = new OnboardingReport
            {
                JournalPath = standing.JournalPath,
                Rows = [.. standing.Clients.Select(client => client.ToReport())],
                AsOf = DateTimeOffset.Now,
            };
            PrivateFile.Replace(path, report.Render());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            WriteError(ErrorRecords.Of(OnboardingWords.ReportNotWritten(path, failure), path));
        }
    }
}
