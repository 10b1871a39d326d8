using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Reports how many User Profiles the account had on each day, or which were created and deleted.</summary>
/// <remarks>
/// <para>Ayrshare bills by the number of User Profiles. The report has the count of each day, the oldest day first, and
/// marks the highest count of each month. With -ActionLog, the command returns the creations and deletions
/// instead.</para>
/// <para>The report covers 60 days unless -Days says otherwise. The peak of a month is the highest count among the
/// reported days, so the first month of the report can be incomplete.</para>
/// <para>The command needs only the API key of the account, and makes one request. The report can be some minutes
/// old.</para>
/// </remarks>
/// <example>
/// <title>The count of each day</title>
/// <code>
/// Get-AyrshareUsage -Days 7
/// </code>
/// <para>One line for each day; the peak of a month is marked.</para>
/// </example>
/// <example>
/// <title>The peak of each month</title>
/// <code>
/// Get-AyrshareUsage -Days 365 | Where-Object IsPeakOfMonth
/// </code>
/// <para>One line for each month, to compare with Ayrshare's invoices.</para>
/// </example>
/// <example>
/// <title>Which profiles were created and deleted</title>
/// <code>
/// Get-AyrshareUsage -ActionLog -Days 30
/// </code>
/// <para>What was done, when, and with which profile.</para>
/// </example>
/// <example>
/// <title>The report as a CSV</title>
/// <code>
/// Get-AyrshareUsage | Export-Csv ./usage.csv -NoTypeInformation
/// </code>
/// <para>A spreadsheet can draw a chart from it.</para>
/// </example>
/// <output type="Ayrshare.PowerShell.AyrshareDailyProfileCount">Without -ActionLog: one for each reported day.</output>
/// <output type="Ayrshare.PowerShell.AyrshareProfileAction">With -ActionLog: one for each creation or deletion.</output>
/// <seealso href="https://www.ayrshare.com/docs/apis/profiles/overview">Profiles, in Ayrshare's documentation</seealso>
/// <seealso cref="GetAyrshareProfileCommand"/>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsCommon.Get, "AyrshareUsage", HelpUri = HelpPages.Folder + "Get-AyrshareUsage.md")]
[OutputType(typeof(AyrshareDailyProfileCount), typeof(AyrshareProfileAction))]
public sealed class GetAyrshareUsageCommand : AyrshareCommand, IDisposable
{
    private RowPump? _pump;
    private AyrshareConnection? _connection;

    /// <summary>How many days the report covers, 1 to 365; 60 unless given. Tab completes usual numbers.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(1, AyrshareClient.MaxReportDays)]
    [ArgumentCompleter(typeof(DaysCompleter))]
    public int? Days { get; set; }

    /// <summary>Returns the creations and deletions of profiles instead of the counts.</summary>
    [Parameter]
    public SwitchParameter ActionLog { get; set; }

    /// <summary>The connection to use: the name from Connect-Ayrshare -Name, or the object from Connect-Ayrshare -PassThru.
    /// The default is this session's connection without a name. Tab completes the names.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public ConnectionReference? Connection { get; set; }

    private AyrshareClient Client => (_connection ??= ConnectionStore.Find(Connection, SessionState.Path)).Client;

    /// <inheritdoc/>
    protected override void BeginProcessing() =>
        _pump = new RowPump(this, new RowPumpSettings { Limit = 1, ChangesSomething = false, Clock = () => Client.Options.Clock });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var account = new InputRow(source: null, number: null, title: null);
        _pump!.Take(account, () =>
        {
            var client = Client;
            _pump.Add(account, call => ReportAsync(client, call));
        });
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _pump!.Complete();

    /// <inheritdoc/>
    protected override void StopProcessing() => _pump?.Stop();

    /// <summary>Stops the request in progress and waits for its end.</summary>
    public void Dispose() => _pump?.Dispose();

    private async Task<RowResult> ReportAsync(AyrshareClient client, RowCall call)
    {
        var report = await client.GetAccountReportAsync(Days, call.Options).ConfigureAwait(false);
        return new RowResult
        {
            Output = ActionLog
                ? report.Actions.Select(action => new AyrshareProfileAction(action))
                : AyrshareDailyProfileCount.AllOf(report.DailyCounts),
        };
    }
}
