using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>Onboards a whole list of clients, and goes on where it stopped when it is run again.</summary>
/// <remarks>
/// <para>Sees to it that each client of a CSV, or of the pipeline, has a profile, its key in the vault, and a link,
/// which -SendEmail has mailed. A journal records the intent before and the outcome after each of these, on the disk,
/// so that the job can be killed, unplugged or throttled at any moment: run it again with the same journal and it goes
/// on. Clients that are done cost no request. No key, no token and no link is in the journal.</para>
/// <para>Everything is checked before anything is done: titles that are missing, there twice or taken, addresses,
/// networks, web addresses, numbers, the vault, the private key and the API key. Each finding is an error that names
/// the row, the column, the value and the cure. If there are any, nothing is done, unless -SkipInvalid goes on with
/// the good rows. -WhatIf shows what would be done with each client; it reads the vault and the account's profiles,
/// and changes nothing.</para>
/// <para>What is unknown is settled, not guessed. A creation whose answer was lost is looked up by its title. If the
/// profile is there but its key never reached the vault, the client's status is KeyLost and the error says what to
/// do; -RecreateLost removes such a profile and creates it anew, if this job created it and no networks are linked, by
/// a list of profiles that can be five minutes old: use it while nobody else works on these profiles.
/// A mail whose answer was lost is never sent again without -ResendUnknown.</para>
/// <para>One result comes out for each client as it is finished, and an error beside it if it is not done. Its Status
/// is Done, AlreadyDone, Changed, KeyLost, MailUnknown or Failed. Changed is a client whose row has changed since it
/// was done; -Renew issues new links to such clients, and to those whose link has ended. -SendEmail and -ExpiresIn need
/// Ayrshare's Max Pack.</para>
/// </remarks>
/// <example>
/// <title>A whole list</title>
/// <code>
/// Invoke-AyrshareOnboarding ./clients.csv -Vault Company
/// </code>
/// <para>Profiles, keys in the vault, links. The journal is clients.csv.journal.jsonl. Run the line again after
/// adding clients to the file: only they are worked on.</para>
/// </example>
/// <example>
/// <title>What would be done?</title>
/// <code>
/// Invoke-AyrshareOnboarding ./clients.csv -Vault Company -SendEmail -WhatIf
/// </code>
/// <para>A line for each client: create, adopt (profile and key are there already), link, mail or skip.</para>
/// </example>
/// <example>
/// <title>With mails and a report</title>
/// <code>
/// Invoke-AyrshareOnboarding ./clients.csv -Vault Company -SendEmail `
///     -Company 'North Star Agency' -ContactEmail help@northstar.example `
///     -TermsUrl https://northstar.example/terms `
///     -PrivacyUrl https://northstar.example/privacy `
///     -ExpiresIn 1440 -ReportPath ./report.html
/// </code>
/// <para>The report is one HTML page with totals, a timeline and a table to filter.</para>
/// </example>
/// <example>
/// <title>A foreign file, clients that are there already</title>
/// <code>
/// Import-Csv ./links.csv |
///     Invoke-AyrshareOnboarding -Vault Company -JournalPath ./crm.jsonl `
///         -ColumnMap @{ SecretName = 'ProfileKeySecret' }
/// </code>
/// <para>The name that the module knows stands left, the file's right. These clients have a profile and a key in the
/// vault: they are adopted. Rows from the pipeline need a journal of their own, the same one each time.</para>
/// </example>
/// <example>
/// <title>In a nightly runbook</title>
/// <code>
/// $ErrorActionPreference = 'Stop'
/// Connect-Ayrshare -Vault Company
/// Invoke-AyrshareOnboarding ./clients.csv -SkipInvalid `
///     -ErrorOnFailure -ErrorAction Continue
/// </code>
/// <para>The good rows are worked on, and if clients are left, the job ends with an error: with 'Stop', pwsh -File then
/// exits with 1. -ErrorAction Continue keeps the error of one client from ending the job.</para>
/// </example>
/// <notes>
/// <para>Five clients are worked on at a time unless -ThrottleLimit says otherwise. One run at a time can write a
/// journal; the file .lock beside it is what keeps others out, and may stay there. Keep the journal: without it a job
/// knows only what the vault and the account show.</para>
/// <para>Error ids: ChecksFailed, ClientsNotDone, JournalPathMissing, JournalInUse, TitleTaken, KeyLost,
/// MailUnknown, Changed, Failed; about_Ayrshare_Errors has all of them.</para>
/// </notes>
/// <parameter name="WhatIf">Says what would be done with each client. The vault and the account's profiles are read;
/// nothing is changed, and no object comes out.</parameter>
/// <parameter name="Confirm">Asks once, after the checks and before anything is done.</parameter>
/// <seealso cref="GetAyrshareOnboardingCommand"/>
/// <seealso cref="NewAyrshareProfileCommand"/>
/// <seealso cref="SendAyrshareConnectEmailCommand"/>
/// <topic>about_Ayrshare_Onboarding</topic>
/// <topic>about_Ayrshare_Runbooks</topic>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsLifecycle.Invoke, "AyrshareOnboarding", SupportsShouldProcess = true, DefaultParameterSetName = FromFile)]
[OutputType(typeof(AyrshareOnboardingResult))]
public sealed class InvokeAyrshareOnboardingCommand : AyrshareCommand, IDisposable
{
    internal const string JournalSuffix = ".journal.jsonl";

    private const string FromFile = "Path";
    private const string FromPipeline = "Row";

    private static readonly Regex Probe = new("^Ayrshare-Probe-[0-9a-f]{32}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private SecretVault Secrets => new(InvokeCommand);

    private readonly CancellationTokenSource _stop = new();
    private readonly List<PSObject> _rows = [];
    private readonly List<OnboardingOutcome> _outcomes = [];
    private readonly ProgressMeter _progress = new("Invoke-AyrshareOnboarding");

    // Found once: the environment, and a key file that it names, can change or fail while the job runs.
    private AyrshareConnection _connection = null!;

    /// <summary>The CSV with the clients: comma, semicolon or tab, UTF-8, UTF-16 or Windows-1252.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromFile)]
    public string Path { get; set; } = "";

    /// <summary>A row of a CSV, or any object with properties named like the columns.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = FromPipeline)]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>Which header stands for which column, where the file's differ: the column's name here left, the file's
    /// right, as in @{ Title = 'Client name' }.</summary>
    [Parameter]
    public IDictionary? ColumnMap { get; set; }

    /// <summary>The SecretManagement vault that keeps the profile keys; the connection's vault unless given, or else the default vault.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? Vault { get; set; }

    /// <summary>Mails each client the link; those that are done and have had no mail get one too. Needs Ayrshare's Max
    /// Pack.</summary>
    [Parameter]
    public SwitchParameter SendEmail { get; set; }

    /// <summary>The company that the mail speaks for, unless the row's cell says otherwise.</summary>
    [Parameter]
    public string? Company { get; set; }

    /// <summary>The address at which the client can ask back, unless the row's cell says otherwise.</summary>
    [Parameter]
    public string? ContactEmail { get; set; }

    /// <summary>The full address of the company's terms of use, unless the row's cell says otherwise.</summary>
    [Parameter]
    public string? TermsUrl { get; set; }

    /// <summary>The full address of the company's privacy policy, unless the row's cell says otherwise.</summary>
    [Parameter]
    public string? PrivacyUrl { get; set; }

    /// <summary>An address that gets a blind copy, unless the row's cell says otherwise. The copy holds the link too.</summary>
    [Parameter]
    public string? Bcc { get; set; }

    /// <summary>The networks that the page shows, unless the row's cell says otherwise. Tab completes the names.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? AllowedSocial { get; set; }

    /// <summary>The full address where the button "Done" and the logo lead, unless the row's cell says otherwise.</summary>
    [Parameter]
    public string? Redirect { get; set; }

    /// <summary>How long the link lives, in minutes, 1 to 2880 (48 hours), unless the row's cell says otherwise; 5 unless given. Needs Ayrshare's Max Pack.</summary>
    [Parameter]
    public Minutes? ExpiresIn { get; set; }

    /// <summary>The file of the journal; unless given, it lies beside the CSV and is named like
    /// clients.csv.journal.jsonl. Rows from the pipeline need one.</summary>
    [Parameter]
    public string? JournalPath { get; set; }

    /// <summary>The file to write an HTML page about the run to; one that is there is replaced. The page shows no key
    /// and no link.</summary>
    [Parameter]
    public string? ReportPath { get; set; }

    /// <summary>Goes on with the good rows when some are wrong; else nothing is done.</summary>
    [Parameter]
    public SwitchParameter SkipInvalid { get; set; }

    /// <summary>Issues new links to clients that are done, where the link has ended or the row has changed. With
    /// -SendEmail they are mailed too.</summary>
    [Parameter]
    public SwitchParameter Renew { get; set; }

    /// <summary>Sends a mail again of which it is not known whether it was sent.</summary>
    [Parameter]
    public SwitchParameter ResendUnknown { get; set; }

    /// <summary>Removes and creates anew a profile that this job created, whose key was lost, and that has no networks linked,
    /// by a list that can be five minutes old.</summary>
    [Parameter]
    public SwitchParameter RecreateLost { get; set; }

    /// <summary>Ends with a terminating error if any client is not done, those included that -SkipInvalid leaves
    /// out.</summary>
    [Parameter]
    public SwitchParameter ErrorOnFailure { get; set; }

    /// <summary>How many clients are worked on at a time, 1 to 64; 5 unless given.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 5;

    /// <summary>The connection to use, from Connect-Ayrshare -PassThru; this session's unless given.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public AyrshareConnection? Connection { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == FromPipeline)
            _rows.Add(InputObject);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            Run();
        }
        catch (OperationCanceledException) when (Stopping)
        {
            throw new PipelineStoppedException();
        }
        catch (AyrshareCommandException problem)
        {
            End(problem);
        }
        catch (AyrshareApiException refused)
        {
            ThrowTerminatingError(ErrorRecords.Of(refused, new InputRow(source: null, number: null, title: null)));
        }
        catch (JournalFailedException failure)
        {
            End(JournalFailed(FullJournalPath(), failure.InnerException!));
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private void Run()
    {
        _connection = ConnectionStore.Find(Connection, SessionState.Path);
        var clock = _connection.Client.Options.Clock;
        var options = new OnboardingOptions { Advice = ErrorRecords.ActionFor, SendEmail = SendEmail, Renew = Renew, ResendUnknown = ResendUnknown, RecreateLost = RecreateLost };
        var journalPath = FullJournalPath();
        // From here on no other run changes what is read below.
        using var journal = IsWhatIf ? null : OpenJournal(journalPath, clock);
        var before = ReadJournal(journalPath);
        var findings = new List<OnboardingFinding>();
        var clients = ReadClients(findings);
        var vaultName = Secrets.Require(string.IsNullOrWhiteSpace(Vault) ? _connection.Vault : Vault!.Trim());
        using var pipeline = new PipelineThread(_stop.Token);
        var vault = new PipelineKeyVault(pipeline, Secrets, vaultName);
        var open = clients.Where(client => OnboardingJob.WithoutRequest(client, before.Find(client.Title), options, clock.GetUtcNow()) is null).ToArray();
        var account = open.Length > 0 ? pipeline.Await(() => OnboardingJob.ReadAccountAsync(_connection.Client, happened => Observe(pipeline, happened), _stop.Token)) : new Dictionary<string, Profile>();
        foreach (var client in open)
        {
            if (OnboardingJob.IsTakenByOthers(client, before.Find(client.Title), account, clock.GetUtcNow()) && !vault.Has(client.SecretName))
                findings.Add(new OnboardingFinding(client.Row, TitleTaken(client, vaultName)));
        }

        ReportFindings(findings);
        var bad = new HashSet<int>(findings.Select(finding => finding.Row));
        var good = clients.Where(client => !bad.Contains(client.Row)).ToArray();
        if (journal is null)
        {
            foreach (var client in good)
                ShouldProcess(client.Title, OnboardingPlan.Of(client, before.Find(client.Title), options, vault.Has, clock.GetUtcNow()));
            return;
        }

        if (!ShouldProcess($"{good.Length} clients", "Onboard"))
            return;
        if (open.Length > 0)
            ProbeVault(vaultName, vault);

        var startedAt = clock.GetUtcNow();
        pipeline.Await(() => RecordAsync(journal, new JournalEntry { Event = JournalEvent.RunStarted }));
        var job = new OnboardingJob(_connection.Client, vault, journal, before, account, options, happened => Observe(pipeline, happened));
        var ending = Work(job, pipeline, good, vaultName);
        if (ending is not JournalFailedException)
            pipeline.Await(() => RecordAsync(journal, new JournalEntry { Event = JournalEvent.RunEnded, Error = ending?.Message }));
        WriteReport(journalPath, startedAt, clock.GetUtcNow());
        Conclude(ending, good.Length, bad.Count);
    }

    private bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var whatIf)
        ? whatIf is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));

    private string FullJournalPath()
    {
        if (!string.IsNullOrWhiteSpace(JournalPath))
            return SessionState.Path.GetUnresolvedProviderPathFromPSPath(JournalPath);
        return ParameterSetName == FromFile
            ? SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path) + JournalSuffix
            : throw new AyrshareCommandException(
                "JournalPathMissing", ErrorCategory.InvalidArgument, "Rows from the pipeline have no file that the journal could lie beside.",
                "Give -JournalPath: the same one each time the job is run.");
    }

    private OnboardingClient[] ReadClients(List<OnboardingFinding> findings)
    {
        var reader = new OnboardingRowReader(
            new OnboardingDefaults
            {
                AllowedSocial = AllowedSocial,
                ExpiresIn = ExpiresIn,
                Redirect = Redirect,
                SendEmail = SendEmail,
                Bcc = Bcc,
                Company = Company,
                ContactEmail = ContactEmail,
                TermsUrl = TermsUrl,
                PrivacyUrl = PrivacyUrl,
            },
            ColumnMap,
            _connection,
            LinkCredentials.Of(_connection));
        if (ParameterSetName == FromFile)
            ReadFile(findings);
        if (_rows.Count == 0)
            return [];

        reader.RequireTitleColumn(_rows[0]);
        if (reader.Unread(_rows[0]).ToArray() is { Length: > 0 } unread)
            WriteWarning($"These columns are not read: {string.Join(", ", unread)}. -ColumnMap tells what a column is.");

        var clients = new List<OnboardingClient>(_rows.Count);
        for (var i = 0; i < _rows.Count; i++)
        {
            var problems = new List<AyrshareCommandException>();
            if (reader.Read(_rows[i], i + 1, problems) is { } client)
                clients.Add(client);
            findings.AddRange(problems.Select(problem => new OnboardingFinding(i + 1, problem)));
        }

        return [.. clients];
    }

    private void ReadFile(List<OnboardingFinding> findings)
    {
        var path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path);
        try
        {
            foreach (var (cells, surplus) in CsvRows.Read(path))
            {
                var row = new PSObject();
                foreach (var cell in cells)
                    row.Properties.Add(new PSNoteProperty(cell.Key, cell.Value));
                _rows.Add(row);
                if (surplus > 0)
                    findings.Add(new OnboardingFinding(_rows.Count, TooManyCells(_rows.Count, cells.Count, cells.Count + surplus)));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new AyrshareCommandException(
                "FileUnreadable", ErrorCategory.ReadError, $"The file {path} can not be read: {failure.Message}", "Check the path, and that the file is a CSV with a header.", failure);
        }
    }

    private static AyrshareCommandException TooManyCells(int row, int columns, int cells) => new(
        "TooManyCells", ErrorCategory.InvalidData, $"Row {row}: it has {cells} cells for {columns} columns, so that its cells stand in the wrong ones.",
        "Put the cell that holds a comma, or whatever stands between the cells, into quotes.");

    private static AyrshareCommandException TitleTaken(OnboardingClient client, string? vault) => new(
        "TitleTaken", ErrorCategory.ResourceExists,
        $"Row {client.Row} ({client.Title}): Title: the account has a profile of this title, and its key is not in {SecretVault.Describe(vault)}.",
        $"If it is this client's, read its key in Ayrshare's dashboard and store it: Set-Secret -Name {client.SecretName}. Else choose another title.");

    private void ReportFindings(List<OnboardingFinding> findings)
    {
        foreach (var finding in findings.OrderBy(finding => finding.Row))
            WriteError(ErrorRecords.Of(finding.Problem, TargetOf(finding.Row)));
        var rows = findings.Select(finding => finding.Row).Distinct().Count();
        if (rows > 0 && !SkipInvalid)
        {
            throw new AyrshareCommandException(
                "ChecksFailed", ErrorCategory.InvalidData, $"{rows} of {_rows.Count} rows can not be used as they are; nothing was done.",
                "Correct what the errors name, or run the job with -SkipInvalid to go on with the good rows.");
        }
    }

    // A vault that takes no secret must be found out before a profile has been created.
    private void ProbeVault(string? vault, PipelineKeyVault secrets)
    {
        // One that an earlier run could not remove, or else a new name: some vaults block that of a removed secret for months.
        var name = secrets.Names.FirstOrDefault(Probe.IsMatch) ?? $"Ayrshare-Probe-{Guid.NewGuid():N}";
        Secrets.Set(name, vault, SecretText.Secure("probe"));
        try
        {
            Secrets.Remove(name, vault);
        }
        catch (AyrshareCommandException failure)
        {
            WriteWarning($"{failure.Message.TrimEnd('.')}. With it the job tried whether the vault takes a secret; it stays, and later runs use it again.");
        }
    }

    private static JournalWriter OpenJournal(string path, TimeProvider clock)
    {
        try
        {
            return JournalWriter.Open(path, clock);
        }
        catch (JournalInUseException taken)
        {
            throw new AyrshareCommandException(
                "JournalInUse", ErrorCategory.ResourceBusy, $"Another run is working on {path}.", "Wait until it has ended: Get-AyrshareOnboarding shows how it stands.", taken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw JournalFailed(path, failure);
        }
        catch (InvalidDataException other)
        {
            throw GetAyrshareOnboardingCommand.JournalUnreadable(path, other);
        }
    }

    private static JournalState ReadJournal(string path)
    {
        try
        {
            return new JournalState(File.Exists(path) ? JournalReader.Read(path) : []);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw GetAyrshareOnboardingCommand.JournalUnreadable(path, failure);
        }
    }

    private static async Task<bool> RecordAsync(JournalWriter journal, JournalEntry entry)
    {
        await journal.AppendAsync(entry).ConfigureAwait(false);
        return true;
    }

    private Exception? Work(OnboardingJob job, PipelineThread pipeline, OnboardingClient[] clients, string? vault)
    {
        using var runner = new OnboardingRunner(job, pipeline, ThrottleLimit, outcome => Write(outcome, vault), _stop.Token);
        var ending = runner.Run(clients, outcome => Finish(outcome, vault), () => ShowProgress(clients.Length));
        if (_progress.End() is { } end)
            WriteProgress(end);
        return ending;
    }

    private void Finish(OnboardingOutcome outcome, string? vault)
    {
        if (!string.IsNullOrWhiteSpace(ReportPath))
            _outcomes.Add(outcome);
        _progress.Done++;
        _connection.Titles.Add(outcome.Client.Title);
        Write(outcome, vault);
        if (outcome.Problem is null)
            return;
        _progress.Failed++;
        WriteError(ErrorRecords.Of(
            new AyrshareCommandException(
                outcome.Status.ToString(), CategoryOf(outcome.Cause), $"Row {outcome.Client.Row} ({outcome.Client.Title}): {outcome.Problem}", outcome.Action!, outcome.Cause),
            TargetOf(outcome.Client.Row)));
    }

    private static ErrorCategory CategoryOf(Exception? cause) => cause switch
    {
        AyrshareApiException failure => KnownErrors.Of(failure).Category,
        KeyVaultException { InnerException: AyrshareCommandException vault } => vault.Category,
        _ => ErrorCategory.InvalidResult,
    };

    private void Write(OnboardingOutcome outcome, string? vault)
    {
        try
        {
            WriteObject(new AyrshareOnboardingResult(outcome, _connection.Client.Options.Clock));
        }
        catch (Exception) when (outcome.UnstoredKey is not null)
        {
            Warn($"Row {outcome.Client.Row} ({outcome.Client.Title}): the profile was created, but the pipeline ended before its key could come out; "
                + (TryStore(outcome.Client.SecretName, vault, outcome.UnstoredKey)
                    ? $"the key is in {SecretVault.Describe(vault)} as \"{outcome.Client.SecretName}\" after all."
                    : $"{SecretVault.Describe(vault)} did not take the key, so that it is lost. Run the job again with -RecreateLost, which creates the profile anew."));
            throw;
        }
    }

    private bool TryStore(string name, string? vault, Secret key)
    {
        // After Ctrl+C no vault can be called.
        if (Stopping)
            return false;
        try
        {
            // It may have taken the key and failed afterwards.
            if (Secrets.Find(name, vault)?.Reveal() != key.Reveal())
                Secrets.Add(name, vault, SecretText.Secure(key));
            return true;
        }
        catch (Exception failure) when (failure is AyrshareCommandException or PipelineStoppedException)
        {
            return false;
        }
    }

    // A pipeline that has ended may take nothing any more, not even a warning; the host does.
    private void Warn(string text)
    {
        try
        {
            WriteWarning(text);
        }
        catch (Exception)
        {
            Host.UI?.WriteWarningLine(text);
        }
    }

    // The row as it was given, never a result: that can hold a link.
    private object? TargetOf(int row) => new InputRow(_rows[row - 1], row, title: null).Target;

    private void Observe(PipelineThread pipeline, ApiEvent happened) => pipeline.Post(() =>
    {
        WriteVerbose(happened.Text);
        if (happened.WaitUntil is { } until)
            _progress.WaitUntil(until, _connection.Client.Options.Clock);
    });

    private void ShowProgress(int all)
    {
        if (_progress.Due(all - _progress.Done, inputEnded: true) is { } record)
            WriteProgress(record);
    }

    private void WriteReport(string journalPath, DateTimeOffset startedAt, DateTimeOffset endedAt)
    {
        if (string.IsNullOrWhiteSpace(ReportPath))
            return;
        var path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(ReportPath);
        try
        {
            File.WriteAllText(path, OnboardingReport.Render(_outcomes, journalPath, startedAt, endedAt));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            WriteError(ErrorRecords.Of(
                new AyrshareCommandException("ReportNotWritten", ErrorCategory.WriteError, $"The report {path} can not be written: {failure.Message}", "Check the path. The job itself is not affected.", failure),
                path));
        }
    }

    private void Conclude(Exception? ending, int all, int skipped)
    {
        switch (ending)
        {
            case AyrshareApiException refused:
                throw refused;
            case JournalFailedException failure:
                throw failure;
            case KeyVaultException failure:
                // Not terminating: PowerShell would drop the results that a variable was to get, and with them the only keys.
                WriteError(ErrorRecords.Of(
                    new AyrshareCommandException(
                        "VaultFailed", ErrorCategory.ResourceUnavailable, $"The job ended after {_progress.Done} of {all} clients: {failure.Message}",
                        "Store the keys of the results that have a ProfileKey, mend the vault, then run the job again.", failure),
                    target: null));
                break;
        }

        var unfinished = skipped + _progress.Failed;
        if (ErrorOnFailure && unfinished > 0)
        {
            throw new AyrshareCommandException(
                "ClientsNotDone", ErrorCategory.OperationStopped, $"{unfinished} of {all + skipped} clients are not done.",
                "Each of them has an error of its own that says what to do; then run the job again.");
        }
    }

    private static AyrshareCommandException JournalFailed(string path, Exception failure) => new(
        "JournalFailed", ErrorCategory.WriteError, $"The journal {path} can not be written: {failure.Message} Nothing may be done that is not recorded.",
        "Check that its folder is there and can be written, and make room on the disk; then run the job again.", failure);
}
