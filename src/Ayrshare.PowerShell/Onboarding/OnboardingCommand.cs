using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>The base of the commands that run or plan an onboarding: the list, the vault, and what is done with the clients.</summary>
public abstract class OnboardingCommand : AyrshareCommand, IDisposable
{
    private static readonly string[] EmailParameters =
        [nameof(Remind), nameof(Reconnect), nameof(Bcc), nameof(Company), nameof(ContactEmail), nameof(TermsUrl), nameof(PrivacyUrl)];

    private protected const string FromFile = "Path";
    // A day. A client does not read its email within the five minutes that are Ayrshare's default.
    private const string EmailedLifetime = "1d";

    private static readonly TimeSpan LongestReminder = TimeSpan.FromDays(365);

    private protected const string FromPipeline = "Row";

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

    /// <summary>The company in whose name the email is written, with -SendEmail. A value in the row takes precedence.</summary>
    [Parameter]
    public string? Company { get; set; }

    /// <summary>The email address to which the client can reply, with -SendEmail. A value in the row takes precedence.</summary>
    [Parameter]
    public string? ContactEmail { get; set; }

    /// <summary>The full URL of the company's terms of use, with -SendEmail. A value in the row takes precedence.</summary>
    [Parameter]
    public string? TermsUrl { get; set; }

    /// <summary>The full URL of the company's privacy policy, with -SendEmail. A value in the row takes precedence.</summary>
    [Parameter]
    public string? PrivacyUrl { get; set; }

    /// <summary>An email address that receives a blind copy, with -SendEmail. A value in the row takes precedence. The copy contains
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

    /// <summary>How long the link is valid, in minutes, 1 to 2880 (48 hours). The default is 1440 (a day) with -SendEmail,
    /// and otherwise 5. You can write 30, 30m, 48h, 2d or a TimeSpan of whole minutes. A value in the row takes precedence. Needs
    /// Ayrshare's Max Pack. Tab completes usual durations.</summary>
    [Parameter]
    [DurationArgument]
    [ArgumentCompleter(typeof(LinkDurationCompleter))]
    public Duration? ExpiresIn { get; set; }

    /// <summary>The path of the journal. By default, the journal is beside the CSV and is named like
    /// clients.csv.journal.jsonl. Rows from the pipeline need this parameter. A file that is
    /// not a journal is refused.</summary>
    [Parameter]
    public string? JournalPath { get; set; }

    /// <summary>Issues new links to clients that have not linked, if their link has expired or was revoked, or would be another one
    /// according to their row. To know whether a link was revoked, the run looks up each link that has not expired, with one request.
    /// The plan does not. With -SendEmail, the links are emailed too.</summary>
    [Parameter]
    public SwitchParameter Renew { get; set; }

    /// <summary>Emails a fresh link to each client that was emailed at least -RemindAfter ago and has linked nothing. Use it
    /// with -SendEmail.</summary>
    [Parameter]
    public SwitchParameter Remind { get; set; }

    /// <summary>How long after an email a client is reminded, up to 365 days. You can write 3d, 48h or a TimeSpan. A number
    /// needs a unit. The default is 3d.</summary>
    [Parameter]
    [DurationArgument]
    public Duration? RemindAfter { get; set; }

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
    /// revoked, and their profile and secret are removed. Invoke-AyrshareOnboarding asks first.</summary>
    [Parameter]
    public SwitchParameter Offboard { get; set; }

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

    /// <summary>The connection to use: the name from Connect-Ayrshare -Name, or the object from Connect-Ayrshare -PassThru.
    /// The default is this session's connection without a name. Tab completes the names.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public ConnectionReference? Connection { get; set; }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
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
    protected sealed override void EndProcessing()
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
        catch (Exception failure) when (failure is JournalInUseException or JournalUnreadableException or JournalFailedException
            or OtherAccountException)
        {
            End(OnboardingWords.ErrorFor(failure, _files!.Journal));
        }
        catch (LinkFileFailedException failure)
        {
            End(OnboardingWords.ErrorFor(failure, _files!.Links!, "Nothing was done"));
        }
        catch (AyrshareCommandException problem)
        {
            End(problem);
        }
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _pump?.Stop();

    /// <summary>Sees the job to its end if the pipeline was stopped.</summary>
    public void Dispose()
    {
        _pump?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether nothing is done with the clients.</summary>
    private protected abstract bool PlansOnly { get; }

    /// <summary>Whether the command continues with the valid rows if others are invalid.</summary>
    private protected abstract bool SkipsInvalid { get; }

    /// <summary>Whether clients that leave are removed without a question.</summary>
    private protected virtual bool RemovesWithoutAsking => false;

    /// <summary>Returns the files of the job.</summary>
    /// <param name="list">The list; null if the rows came from the pipeline.</param>
    private protected abstract OnboardingFiles FilesOver(string? list);

    /// <summary>Adds what only a run needs.</summary>
    private protected abstract OnboardingSettings Complete(OnboardingSettings settings, OnboardingFiles files);

    /// <summary>Writes what would be done.</summary>
    /// <param name="work">The numbers.</param>
    /// <param name="rows">What would be done with each client, in the order of the rows, and the rows that are invalid.</param>
    internal abstract void WritePlan(PlannedWork work, IEnumerable<AyrshareOnboardingPlan> rows);

    /// <summary>Reports how a run ended.</summary>
    private protected abstract void Tell(OnboardingSummary summary, OnboardingFiles files);

    private void Onboard()
    {
        RequireSendEmail();
        // The connection is resolved once, because the environment and a key file that it names can change or fail while the job runs.
        var connection = ConnectionStore.Find(Connection, SessionState.Path);
        var clock = connection.Client.Options.Clock;
        var files = _files = FilesOver(ParameterSetName == FromFile ? Path : _list);
        var (input, settings) = (InputOver(connection, files), SettingsOver(connection, files));
        var pump = _pump = new RowPump(this, new RowPumpSettings { Limit = 1, ChangesSomething = !input.IsPlan, Clock = () => clock });
        using var signal = new TerminationSignal(pump.StopSending);
        var summary = RunUnless(signal, () => pump.Run(new InputRow(source: null, number: null, title: null), async call =>
        {
            using var host = new OnboardingHost(this, call, input, pump.Progress);
            var run = new OnboardingRun(settings, host, CallsOver(call.Options));
            return await (input.IsPlan ? run.PlanAsync() : run.RunAsync()).ConfigureAwait(false);
        }));
        if (summary is not null)
            Tell(summary, files);
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
            IsPlan = PlansOnly,
            SkipInvalid = SkipsInvalid,
            SendEmail = SendEmail,
            Force = RemovesWithoutAsking,
        };
    }

    private OnboardingDefaults Defaults() => new()
    {
        AllowedSocial = AllowedSocial,
        ExpiresIn = ExpiresIn is null or { IsEmpty: true } && SendEmail ? new Duration(EmailedLifetime) : ExpiresIn,
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
        var settings = new OnboardingSettings
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
        };
        return Complete(settings, files);
    }

    private TimeSpan RemindInterval
    {
        get
        {
            var checks = new RowChecks(new InputRow(source: null, number: null, title: null));
            var interval = checks.DurationUpTo(LongestReminder, RemindAfter, nameof(RemindAfter));
            checks.ThrowIfAny();
            return interval ?? new OnboardingOptions().RemindAfter;
        }
    }

    private static T EnumOf<T>(string name) => (T)Enum.Parse(typeof(T), name, ignoreCase: true);

    // A parameter of an email that is never sent must not go unnoticed.
    private void RequireSendEmail()
    {
        if (!SendEmail && Array.Find(EmailParameters, IsGiven) is { } unsent)
            throw MailFields.Unsent(unsent);
    }

    private bool IsGiven(string parameter) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out var value) && value is not SwitchParameter { IsPresent: false };
}
