using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>Onboards a list of clients, and continues where it stopped if you run it again.</summary>
/// <remarks>
/// <para>Makes sure that each client of a CSV, or of the pipeline, has a profile, a profile key in the vault and a
/// link. With -SendEmail, Ayrshare also emails the link. A journal on the disk records the intent before each of
/// these steps and the outcome after it. The job can therefore be killed at any moment: run it again with the same
/// journal, and it continues. One request lists the profiles of the account, and none is sent for clients that are
/// done. The journal contains no token, no link and no readable key.</para>
/// <para>As soon as a profile key arrives, it is written to the journal, encrypted with a key that is in the vault. A key
/// that the vault does not accept, or has lost, is stored by the next run. The status of such a client is KeyWaiting.</para>
/// <para>The command checks the whole list before it changes anything: missing, duplicate and taken titles, email
/// addresses, networks, URLs, numbers, the vault, the private key and the API key. Each problem is an error that
/// names the row, the column, the value and the remedy. If there are problems, the command does nothing. With
/// -SkipInvalid, it continues with the valid rows. -WhatIf shows what would be done for each client. It reads the
/// vault and the account's profiles, and changes nothing.</para>
/// <para>The job never guesses. If the response to the creation of a profile was lost, the job looks the profile up
/// by its title. If the profile exists but its key is neither in the vault nor in the journal, the client's status is
/// KeyLost, and the error says why and what to do. -RecreateLost removes such a profile and creates it again if this job created it and no
/// networks are linked. The list of profiles that it reads can be five minutes old, so use -RecreateLost only while
/// nobody else works with these profiles. If the response to an email was lost, the email is sent again only with
/// -ResendUnknown.</para>
/// <para>A client has arrived when it has linked its networks: all of those in AllowedSocial or, without that column, any. The
/// list of profiles shows what is linked, so that a nightly run costs one request for all clients that have linked. They get
/// no further link or email, whatever the switches. -Remind emails those who have linked nothing. -Reconnect emails those who
/// must link a network again. -Renew issues new links to those who have not linked, if their link has expired.</para>
/// <para>A row that has changed since it was last used makes its client Changed, and the error says what changed. -Update
/// applies it: the profile is updated, a changed address receives the link, and a client with an Id is renamed, with its
/// secret. -Offboard removes clients whose row is gone, or has yes in the column Leaving, after a question.</para>
/// <para>The command returns one result for each client as it is finished, and writes an error if the client is not
/// done. The Status is Done, AlreadyDone, Linked, Reminded, Lapsed, ReconnectSent, Updated, Changed, Leaving, Offboarded,
/// KeyWaiting, KeyLost, MailUnknown or Failed. about_Ayrshare_Onboarding explains them. -SendEmail and -ExpiresIn need
/// Ayrshare's Max Pack.</para>
/// </remarks>
/// <example>
/// <title>Onboard a whole list</title>
/// <code>
/// Invoke-AyrshareOnboarding ./clients.csv -Vault Company
/// </code>
/// <para>Creates the profiles, stores their keys in the vault and issues the links. The journal is
/// clients.csv.journal.jsonl. If you add clients to the file and run the command again, it works only on the new
/// clients.</para>
/// </example>
/// <example>
/// <title>See what would be done</title>
/// <code>
/// Invoke-AyrshareOnboarding ./clients.csv -Vault Company -SendEmail -WhatIf
/// </code>
/// <para>Shows one line for each client: create, adopt (the key is already in the vault), remove and create again,
/// link, email or skip.</para>
/// </example>
/// <example>
/// <title>Email the links and write a report</title>
/// <code>
/// Invoke-AyrshareOnboarding ./clients.csv -Vault Company -SendEmail `
///     -Company 'North Star Agency' -ContactEmail help@northstar.example `
///     -TermsUrl https://northstar.example/terms `
///     -PrivacyUrl https://northstar.example/privacy `
///     -ExpiresIn 1440 -ReportPath ./report.html
/// </code>
/// <para>The report is an HTML page with totals, a timeline and a table that you can filter.</para>
/// </example>
/// <example>
/// <title>Map other column names and adopt existing profiles</title>
/// <code>
/// Import-Csv ./links.csv |
///     Invoke-AyrshareOnboarding -Vault Company -JournalPath ./crm.jsonl `
///         -ColumnMap @{ SecretName = 'ProfileKeySecret' } -AllowAnySecretName
/// </code>
/// <para>In -ColumnMap, each key is the name of a column that the command reads, and each value is the name of a
/// column in the file. These clients already have a profile and a key in the vault, so they are adopted. Their
/// secrets have names of their own, which -AllowAnySecretName permits. Rows from the pipeline need a journal of their
/// own. Use the same journal each time.</para>
/// </example>
/// <example>
/// <title>Run the job in a nightly runbook</title>
/// <code>
/// $ErrorActionPreference = 'Stop'
/// Connect-Ayrshare -Vault Company
/// Invoke-AyrshareOnboarding ./clients.csv -SendEmail -ExpiresIn 1440 `
///     -Remind -Reconnect -SkipInvalid `
///     -ErrorOnFailure -ErrorAction Continue
/// </code>
/// <para>The job onboards new clients, reminds those who are late, and asks those whose network is no longer linked to link
/// it again. It works on the valid rows and ends with an error if any client is not done. With 'Stop', pwsh -File
/// then exits with 1. With -ErrorAction Continue, the error of one client does not end the job.</para>
/// </example>
/// <notes>
/// <para>The job works on five clients at a time unless you use -ThrottleLimit. Only one run at a time can write a
/// journal. The .lock file beside it prevents other runs and can remain there. Keep the journal: without it, a job
/// knows only what the vault and the account show.</para>
/// </notes>
/// <errors>ChecksFailed, ClientsNotDone, SendEmailMissing, MayBeRenamed, IdTwice, TooManyLeaving, JournalPathMissing, JournalInUse,
/// TitleTaken, KeyWaiting, KeyLost, MailUnknown, Changed,
/// Failed</errors>
/// <parameter name="WhatIf">Shows what would be done for each client. Reads the vault and the account's profiles,
/// changes nothing, and returns no output.</parameter>
/// <parameter name="Confirm">Asks for confirmation once, after the checks and before anything is done.</parameter>
/// <seealso cref="GetAyrshareOnboardingCommand"/>
/// <seealso cref="NewAyrshareProfileCommand"/>
/// <seealso cref="SendAyrshareConnectEmailCommand"/>
/// <seealso cref="ImportAyrshareProfileKeyCommand"/>
/// <topic>about_Ayrshare_Onboarding</topic>
/// <topic>about_Ayrshare_Runbooks</topic>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsLifecycle.Invoke, "AyrshareOnboarding", SupportsShouldProcess = true, DefaultParameterSetName = FromFile,
    HelpUri = HelpPages.Folder + "Invoke-AyrshareOnboarding.md")]
[OutputType(typeof(AyrshareOnboardingResult))]
public sealed class InvokeAyrshareOnboardingCommand : AyrshareCommand, IDisposable
{
    private const string FromFile = "Path";
    private const string FromPipeline = "Row";
    private const int LongestReminder = 365 * 24 * 60;

    private readonly List<PSObject> _rows = [];
    private RowPump? _pump;
    private string? _list;
    private OnboardingFiles? _files;

    /// <summary>The CSV with the clients. It can be separated by commas, semicolons or tabs, and encoded in UTF-8,
    /// UTF-16 or Windows-1252.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromFile)]
    public string Path { get; set; } = "";

    /// <summary>A row of a CSV, or any object with properties named like the columns. A file from Get-Item is the list
    /// itself, as with -Path.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = FromPipeline)]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>Maps column names. Each key is the name of a column that the command reads, and each value is the
    /// name of the column in the file, as in @{ Title = 'Client name' }.</summary>
    [Parameter]
    public IDictionary? ColumnMap { get; set; }

    /// <summary>The SecretManagement vault that holds the profile keys. The default is the connection's vault, or
    /// else the default vault.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? Vault { get; set; }

    /// <summary>Emails the link to each client, including clients that are done but have not received an email. Needs
    /// Ayrshare's Max Pack.</summary>
    [Parameter]
    public SwitchParameter SendEmail { get; set; }

    /// <summary>The company in whose name the email is written. A value in the row takes precedence.</summary>
    [Parameter]
    public string? Company { get; set; }

    /// <summary>The email address to which the client can reply. A value in the row takes precedence.</summary>
    [Parameter]
    public string? ContactEmail { get; set; }

    /// <summary>The full URL of the company's terms of use. A value in the row takes precedence.</summary>
    [Parameter]
    public string? TermsUrl { get; set; }

    /// <summary>The full URL of the company's privacy policy. A value in the row takes precedence.</summary>
    [Parameter]
    public string? PrivacyUrl { get; set; }

    /// <summary>An email address that receives a blind copy. A value in the row takes precedence. The copy contains
    /// the link too.</summary>
    [Parameter]
    public string? Bcc { get; set; }

    /// <summary>The networks that the page shows. A value in the row takes precedence. Tab completes the
    /// names.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? AllowedSocial { get; set; }

    /// <summary>The full URL to which the button "Done" and the logo lead. A value in the row takes
    /// precedence.</summary>
    [Parameter]
    public string? Redirect { get; set; }

    /// <summary>How long the link is valid, in minutes, 1 to 2880 (48 hours). The default is 5. You can write 30, 30m,
    /// 48h, '2d' or a TimeSpan. A value in the row takes precedence. Needs Ayrshare's Max Pack.</summary>
    [Parameter]
    public Minutes? ExpiresIn { get; set; }

    /// <summary>The path of the journal. By default, the journal is beside the CSV and is named like
    /// clients.csv.journal.jsonl. Rows from the pipeline need this parameter. A file that is
    /// not a journal is refused.</summary>
    [Parameter]
    public string? JournalPath { get; set; }

    /// <summary>The path of an HTML report about the run. An existing file or link is replaced. The report shows no key
    /// and no link.</summary>
    [Parameter]
    public string? ReportPath { get; set; }

    /// <summary>Continues with the valid rows if others are invalid. Without this switch, the command does nothing if
    /// a row is invalid.</summary>
    [Parameter]
    public SwitchParameter SkipInvalid { get; set; }

    /// <summary>Issues new links to clients that have not linked, if their link has expired or would be another one
    /// according to their row. With -SendEmail, the links are emailed too.</summary>
    [Parameter]
    public SwitchParameter Renew { get; set; }

    /// <summary>Emails a fresh link to each client that was emailed at least -RemindAfter ago and has linked nothing. Use it
    /// with -SendEmail.</summary>
    [Parameter]
    public SwitchParameter Remind { get; set; }

    /// <summary>How long after an email a client is reminded. You can write '3d', 48h or a TimeSpan; a number means
    /// minutes. The default is three days.</summary>
    [Parameter]
    public Minutes? RemindAfter { get; set; }

    /// <summary>The maximum number of reminders after an invitation, 1 to 20. The default is 2.</summary>
    [Parameter]
    [ValidateRange(1, 20)]
    public int MaxReminders { get; set; } = 2;

    /// <summary>Emails a link to each client with a network that is no longer linked, or that must be linked again within a
    /// week. The link shows only these networks. Use it with -SendEmail.</summary>
    [Parameter]
    public SwitchParameter Reconnect { get; set; }

    /// <summary>Applies changed rows: updates profiles, renames clients with an Id, and emails the link to a changed
    /// address.</summary>
    [Parameter]
    public SwitchParameter Update { get; set; }

    /// <summary>Removes the clients whose row has been removed from the list or has yes in the column Leaving: their link is
    /// revoked, and their profile and secret are removed. The command asks first.</summary>
    [Parameter]
    public SwitchParameter Offboard { get; set; }

    /// <summary>Removes clients with -Offboard without asking. If more than half of the clients are missing from the list,
    /// nothing is done.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>When a client counts as linked: All of the networks in AllowedSocial, or Any of them. The default is All for
    /// a client with AllowedSocial. For others, any network counts. A value in the row takes precedence.</summary>
    [Parameter]
    [ValidateSet(nameof(Ayrshare.Onboarding.LinkedWhen.Any), nameof(Ayrshare.Onboarding.LinkedWhen.All))]
    public string? LinkedWhen { get; set; }

    /// <summary>The form of the links: Session, which can be looked up and revoked, or Jwt, the older form. The default is
    /// Session.</summary>
    [Parameter]
    [ValidateSet(nameof(Ayrshare.Onboarding.LinkForm.Session), nameof(Ayrshare.Onboarding.LinkForm.Jwt))]
    public string LinkForm { get; set; } = nameof(Ayrshare.Onboarding.LinkForm.Session);

    /// <summary>Sends an email again if it is unknown whether it was sent.</summary>
    [Parameter]
    public SwitchParameter ResendUnknown { get; set; }

    /// <summary>Removes a profile and creates it again, if this job created it, its key was lost, and it has no
    /// networks linked according to a list that can be five minutes old.</summary>
    [Parameter]
    public SwitchParameter RecreateLost { get; set; }

    /// <summary>Adopts existing secrets of any name that the column SecretName contains. By default, only names that
    /// begin with Ayrshare-ProfileKey- are adopted, because the key is sent to Ayrshare: a row cannot have another
    /// secret of the vault sent there.</summary>
    [Parameter]
    public SwitchParameter AllowAnySecretName { get; set; }

    /// <summary>Ends with a terminating error if any client is not done, including those that -SkipInvalid leaves
    /// out.</summary>
    [Parameter]
    public SwitchParameter ErrorOnFailure { get; set; }

    /// <summary>The maximum number of clients that the job works on at a time, 1 to 64. The default is 5.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 5;

    /// <summary>The connection to use, from Connect-Ayrshare -PassThru. The default is the connection of the
    /// session.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public AyrshareConnection? Connection { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != FromPipeline)
            return;
        if (InputObject.BaseObject is FileInfo file && _list is null && _rows.Count == 0)
            _list = file.FullName;
        else if (InputObject.BaseObject is not FileInfo && _list is null)
            _rows.Add(InputObject);
        else
            End(new AyrshareCommandException(
                Errors.FileUnreadable, "A file was piped in together with rows or another file, but an onboarding has one list.",
                "Use -Path for the list, or run the command once for each file."));
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
            End(OnboardingWords.ErrorFor(failure, _files!.Journal));
        }
        catch (AyrshareCommandException problem)
        {
            End(problem);
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _pump?.Stop();

    /// <summary>Sees the job to its end if the pipeline was stopped.</summary>
    public void Dispose() => _pump?.Dispose();

    private void Onboard()
    {
        RequireSendEmail();
        // The connection is resolved once, because the environment and a key file that it names can change or fail while the job runs.
        var connection = ConnectionStore.Find(Connection, SessionState.Path);
        var clock = connection.Client.Options.Clock;
        var files = _files = new OnboardingFiles(SessionState, ParameterSetName == FromFile ? Path : _list, JournalPath, ReportPath);
        var (input, settings) = (InputOver(connection, files), SettingsOver(connection, files));
        var pump = _pump = new RowPump(this, new RowPumpSettings { Limit = 1, ChangesSomething = true, Clock = () => clock });
        using var signal = new TerminationSignal(pump.StopSending);
        var summary = RunUnless(signal, () => pump.Run(new InputRow(source: null, number: null, title: null), async call =>
        {
            using var host = new OnboardingHost(this, call, input, pump.Progress);
            var run = new OnboardingRun(settings, host, CallsOver(call.Options));
            return await (input.IsPlan ? run.PlanAsync() : run.RunAsync()).ConfigureAwait(false);
        }));
        if (summary is not null)
            new OnboardingEnding(this).Tell(summary, settings.ReportPath, ErrorOnFailure);
    }

    private static OnboardingSummary? RunUnless(TerminationSignal signal, Func<OnboardingSummary?> run)
    {
        try
        {
            return run();
        }
        catch (OperationCanceledException stopped) when (signal.Received)
        {
            throw new AyrshareCommandException(
                Errors.JobStopped,
                "The job was stopped because the process was asked to end.",
                "Run the job again. It continues where it stopped.",
                stopped);
        }
    }

    // The run itself decides what ends when Ayrshare refuses the account.
    private static CallOptions CallsOver(CallOptions calls) =>
        calls with { Observer = happened => calls.Observer?.Invoke(happened with { RefusesAccount = false }) };

    private OnboardingInput InputOver(AyrshareConnection connection, OnboardingFiles files)
    {
        var list = new OnboardingList(new OnboardingRowReader(Defaults(), ColumnMap));
        foreach (var row in _rows)
            list.Add(row);
        return new OnboardingInput
        {
            Connection = connection,
            List = list,
            Path = files.List,
            JournalPath = files.Journal,
            VaultName = string.IsNullOrWhiteSpace(Vault) ? connection.Vault : Vault!.Trim(),
            IsPlan = IsWhatIf,
            SkipInvalid = SkipInvalid,
            SendEmail = SendEmail,
            Force = Force,
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

    private OnboardingSettings SettingsOver(AyrshareConnection connection, OnboardingFiles files)
    {
        var credentials = LinkCredentials.Of(connection);
        return new OnboardingSettings
        {
            Api = connection.Client,
            Issuer = new LinkIssuer(EnumOf<LinkForm>(LinkForm), connection.Domain, credentials.PrivateKey, credentials.X),
            Options = new OnboardingOptions
            {
                SendEmail = SendEmail,
                Renew = Renew,
                Remind = Remind,
                RemindAfter = RemindInterval,
                MaxReminders = MaxReminders,
                Reconnect = Reconnect,
                Update = Update,
                Offboard = Offboard,
                LinkedWhen = LinkedWhen is null ? null : EnumOf<LinkedWhen>(LinkedWhen),
                ResendUnknown = ResendUnknown,
                RecreateLost = RecreateLost,
                AllowAnySecretName = AllowAnySecretName,
            },
            JournalPath = files.Journal,
            ReportPath = files.Report,
            ThrottleLimit = ThrottleLimit,
        };
    }

    private TimeSpan RemindInterval
    {
        get
        {
            var checks = new RowChecks(new InputRow(source: null, number: null, title: null));
            var minutes = checks.MinutesBetween(1, LongestReminder, RemindAfter, nameof(RemindAfter));
            checks.ThrowIfAny();
            return minutes is { } value ? TimeSpan.FromMinutes(value) : new OnboardingOptions().RemindAfter;
        }
    }

    private static T EnumOf<T>(string name) => (T)Enum.Parse(typeof(T), name, ignoreCase: true);

    // A reminder without emails would silently never be sent.
    private void RequireSendEmail()
    {
        var given = new[] { (Remind, nameof(Remind)), (Reconnect, nameof(Reconnect)) }
            .Where(parameter => parameter.Item1 && !SendEmail)
            .Select(parameter => $"-{parameter.Item2}")
            .ToArray();
        if (given.Length > 0)
        {
            throw new AyrshareCommandException(
                Errors.SendEmailMissing, $"{string.Join(" and ", given)} would send emails, but -SendEmail is missing.",
                "Add -SendEmail.");
        }
    }

    private bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var whatIf)
        ? whatIf is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));
}
