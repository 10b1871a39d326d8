using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>Onboards a list of clients, and continues where it stopped when it is run again.</summary>
/// <remarks>
/// <para>Makes sure that each client of a CSV, or of the pipeline, has a profile, a profile key in the vault and a link,
/// and mails the link with -SendEmail. A journal on the disk records the intent before each of these steps and the
/// outcome after it. The job can therefore be killed at any moment: run it again with the same journal, and it
/// continues. Clients that are done cost no request. The journal holds no key, no token and no link.</para>
/// <para>Everything is checked before anything is done: missing, duplicate and taken titles, addresses, networks, web
/// addresses, numbers, the vault, the private key and the API key. Each problem is an error that names the row, the
/// column, the value and what to do. If there are any, nothing is done, unless -SkipInvalid continues with the good
/// rows. -WhatIf shows what would be done with each client; it reads the vault and the account's profiles, and changes
/// nothing.</para>
/// <para>The job never guesses. When the response to a creation was lost, it looks the profile up by its title. If the
/// profile exists but its key never reached the vault, the client's status is KeyLost, and the error says what to do.
/// -RecreateLost removes such a profile and creates it anew if this job created it and no networks are linked. It goes
/// by a list of profiles that can be five minutes old: use it while nobody else works on these profiles. A mail whose
/// response was lost is never sent again without -ResendUnknown.</para>
/// <para>One result comes out for each client as it is finished, with an error beside it if the client is not done. Its
/// Status is Done, AlreadyDone, Changed, KeyLost, MailUnknown or Failed. A client is Changed when its row has changed
/// since it was done; -Renew issues new links to such clients, and to those whose link has ended. -SendEmail and
/// -ExpiresIn need Ayrshare's Max Pack.</para>
/// </remarks>
/// <example>
/// <title>A whole list</title>
/// <code>
/// Invoke-AyrshareOnboarding ./clients.csv -Vault Company
/// </code>
/// <para>Creates the profiles, stores their keys in the vault and issues the links. The journal is
/// clients.csv.journal.jsonl. Run the command again after you add clients to the file: it works only on them.</para>
/// </example>
/// <example>
/// <title>See what would be done</title>
/// <code>
/// Invoke-AyrshareOnboarding ./clients.csv -Vault Company -SendEmail -WhatIf
/// </code>
/// <para>Shows one line for each client: create, adopt (the key is in the vault already), remove and create anew, link,
/// mail or skip.</para>
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
/// <title>A file with other headers, clients that exist already</title>
/// <code>
/// Import-Csv ./links.csv |
///     Invoke-AyrshareOnboarding -Vault Company -JournalPath ./crm.jsonl `
///         -ColumnMap @{ SecretName = 'ProfileKeySecret' }
/// </code>
/// <para>In -ColumnMap, the column's name is on the left and the file's header on the right. These clients have a profile and a
/// key in the vault, so they are adopted. Rows from the pipeline need a journal of their own, the same one each time.</para>
/// </example>
/// <example>
/// <title>In a nightly runbook</title>
/// <code>
/// $ErrorActionPreference = 'Stop'
/// Connect-Ayrshare -Vault Company
/// Invoke-AyrshareOnboarding ./clients.csv -SkipInvalid `
///     -ErrorOnFailure -ErrorAction Continue
/// </code>
/// <para>The job works on the good rows, and ends with an error if any client is not done: with 'Stop', pwsh -File then
/// exits with 1. -ErrorAction Continue keeps the error of one client from ending the job.</para>
/// </example>
/// <notes>
/// <para>The job works on five clients at a time unless -ThrottleLimit says otherwise. Only one run at a time can write a
/// journal. The .lock file beside it keeps other runs out, and may stay there. Keep the journal: without it, a job knows only
/// what the vault and the account show.</para>
/// </notes>
/// <errors>ChecksFailed, ClientsNotDone, JournalPathMissing, JournalInUse, TitleTaken, KeyLost, MailUnknown, Changed,
/// Failed</errors>
/// <parameter name="WhatIf">Shows what would be done with each client. Reads the vault and the account's profiles, changes
/// nothing, and puts out no object.</parameter>
/// <parameter name="Confirm">Asks once, after the checks and before anything is done.</parameter>
/// <seealso cref="GetAyrshareOnboardingCommand"/>
/// <seealso cref="NewAyrshareProfileCommand"/>
/// <seealso cref="SendAyrshareConnectEmailCommand"/>
/// <topic>about_Ayrshare_Onboarding</topic>
/// <topic>about_Ayrshare_Runbooks</topic>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsLifecycle.Invoke, "AyrshareOnboarding", SupportsShouldProcess = true, DefaultParameterSetName = FromFile,
    HelpUri = HelpPages.Folder + "Invoke-AyrshareOnboarding.md")]
[OutputType(typeof(AyrshareOnboardingResult))]
public sealed class InvokeAyrshareOnboardingCommand : AyrshareCommand, IDisposable
{
    internal const string JournalSuffix = ".journal.jsonl";

    private const string FromFile = "Path";
    private const string FromPipeline = "Row";

    private readonly OnboardingPump _pump = new();
    private readonly List<PSObject> _rows = [];

    /// <summary>The CSV with the clients: comma, semicolon or tab, UTF-8, UTF-16 or Windows-1252.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromFile)]
    public string Path { get; set; } = "";

    /// <summary>A row of a CSV, or any object with properties named like the columns.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = FromPipeline)]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>The file's header for each column whose header is not its name: the column's name on the left, the header on
    /// the right, as in @{ Title = 'Client name' }.</summary>
    [Parameter]
    public IDictionary? ColumnMap { get; set; }

    /// <summary>The SecretManagement vault that keeps the profile keys; the connection's vault unless given, or else the
    /// default vault.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? Vault { get; set; }

    /// <summary>Mails each client the link, also clients that are done and have had no mail. Needs Ayrshare's Max
    /// Pack.</summary>
    [Parameter]
    public SwitchParameter SendEmail { get; set; }

    /// <summary>The company that the mail speaks for, unless the row's cell says otherwise.</summary>
    [Parameter]
    public string? Company { get; set; }

    /// <summary>The address to which the client can reply, unless the row's cell says otherwise.</summary>
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

    /// <summary>The full address to which the button "Done" and the logo lead, unless the row's cell says otherwise.</summary>
    [Parameter]
    public string? Redirect { get; set; }

    /// <summary>How long the link lives, in minutes, 1 to 2880 (48 hours), unless the row's cell says otherwise; 5 unless
    /// given. Needs Ayrshare's Max Pack.</summary>
    [Parameter]
    public Minutes? ExpiresIn { get; set; }

    /// <summary>The file of the journal. Without it, the journal lies beside the CSV and is named like
    /// clients.csv.journal.jsonl. Rows from the pipeline need this parameter.</summary>
    [Parameter]
    public string? JournalPath { get; set; }

    /// <summary>The file to which an HTML page about the run is written. An existing file is replaced. The page shows no key
    /// and no link.</summary>
    [Parameter]
    public string? ReportPath { get; set; }

    /// <summary>Continues with the good rows when some are wrong. Without it, nothing is done then.</summary>
    [Parameter]
    public SwitchParameter SkipInvalid { get; set; }

    /// <summary>Issues new links to clients that are done, if their link has ended or their row has changed. With
    /// -SendEmail, the links are mailed too.</summary>
    [Parameter]
    public SwitchParameter Renew { get; set; }

    /// <summary>Sends a mail again when it is not known whether it was sent.</summary>
    [Parameter]
    public SwitchParameter ResendUnknown { get; set; }

    /// <summary>Removes a profile and creates it anew, if this job created it, its key was lost, and it has no networks linked
    /// according to a list that can be five minutes old.</summary>
    [Parameter]
    public SwitchParameter RecreateLost { get; set; }

    /// <summary>Ends with a terminating error if any client is not done, including those that -SkipInvalid leaves
    /// out.</summary>
    [Parameter]
    public SwitchParameter ErrorOnFailure { get; set; }

    /// <summary>How many clients the job works on at a time, 1 to 64; 5 unless given.</summary>
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
            Onboard();
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
        catch (Exception failure) when (failure is JournalInUseException or JournalUnreadableException or JournalFailedException)
        {
            End(OnboardingWords.ErrorFor(failure, FullJournalPath()));
        }
        catch (AyrshareCommandException problem)
        {
            End(problem);
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _pump.StopPipeline();

    /// <inheritdoc/>
    public void Dispose() => _pump.Dispose();

    private void Onboard()
    {
        // Found once: the environment, and a key file that it names, can change or fail while the job runs.
        var connection = ConnectionStore.Find(Connection, SessionState.Path);
        var host = new OnboardingHost(this, _pump, InputOver(connection));
        var run = new OnboardingRun(SettingsOver(connection), host, _pump.Stop, _pump.StopSending);
        OnboardingSummary? summary;
        try
        {
            var planOnly = IsWhatIf;
            summary = _pump.Run(() => planOnly ? run.PlanAsync() : run.RunAsync(), host.ShowProgress);
        }
        finally
        {
            host.End();
        }

        if (summary is not null)
            Conclude(summary);
    }

    private OnboardingInput InputOver(AyrshareConnection connection)
    {
        var list = new OnboardingList(new OnboardingRowReader(Defaults(), ColumnMap));
        foreach (var row in _rows)
            list.Add(row);
        return new OnboardingInput
        {
            Connection = connection,
            List = list,
            Path = ParameterSetName == FromFile ? FullPath(Path) : null,
            VaultName = string.IsNullOrWhiteSpace(Vault) ? connection.Vault : Vault!.Trim(),
            SkipInvalid = SkipInvalid,
            SendEmail = SendEmail,
        };
    }

    private OnboardingDefaults Defaults() => new()
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
    };

    private OnboardingSettings SettingsOver(AyrshareConnection connection)
    {
        var credentials = LinkCredentials.Of(connection);
        return new OnboardingSettings
        {
            Api = connection.Client,
            Issuer = new LinkIssuer(connection.Domain, credentials.PrivateKey, credentials.X),
            Options = new OnboardingOptions
            {
                SendEmail = SendEmail,
                Renew = Renew,
                ResendUnknown = ResendUnknown,
                RecreateLost = RecreateLost,
            },
            JournalPath = FullJournalPath(),
            ReportPath = string.IsNullOrWhiteSpace(ReportPath) ? null : FullPath(ReportPath!),
            ThrottleLimit = ThrottleLimit,
        };
    }

    private bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var whatIf)
        ? whatIf is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));

    private string FullPath(string path) => SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);

    private string FullJournalPath()
    {
        if (!string.IsNullOrWhiteSpace(JournalPath))
            return FullPath(JournalPath!);
        return ParameterSetName == FromFile
            ? FullPath(Path) + JournalSuffix
            : throw new AyrshareCommandException(
                Errors.JournalPathMissing,
                "Rows from the pipeline have no file beside which the journal could lie.",
                "Give -JournalPath: the same one each time the job is run.");
    }

    private void Conclude(OnboardingSummary summary)
    {
        if (summary.ReportFailure is { } unwritten)
        {
            var path = FullPath(ReportPath!);
            WriteError(ErrorRecords.Of(
                new AyrshareCommandException(
                    Errors.ReportNotWritten, $"The report {path} cannot be written: {unwritten.Message}",
                    "Check the path. The job itself is not affected.", unwritten),
                path));
        }

        if (summary.Ending is KeyVaultException failure)
        {
            // Not terminating: PowerShell would drop the results that a variable was to get, and with them the only keys.
            WriteError(ErrorRecords.Of(
                new AyrshareCommandException(
                    Errors.VaultFailed,
                    $"The job ended after {summary.Finished} of {summary.Clients} clients: {failure.Message}",
                    "Store the keys of the results that have a ProfileKey, repair the vault, then run the job again.", failure),
                target: null));
        }
        else if (summary.Ending is { } ending)
        {
            ExceptionDispatchInfo.Capture(ending).Throw();
        }

        var left = summary.Skipped + summary.NotDone;
        if (ErrorOnFailure && left > 0)
        {
            throw new AyrshareCommandException(
                Errors.ClientsNotDone, $"{left} of {summary.Clients + summary.Skipped} clients are not done.",
                "Each of them has an error of its own that says what to do; then run the job again.");
        }
    }
}
