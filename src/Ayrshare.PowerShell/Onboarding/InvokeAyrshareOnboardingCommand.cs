using System;
using System.Collections.Generic;
using System.Management.Automation;
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
/// -SkipInvalid, it continues with the valid rows. A row has the number that a spreadsheet shows for it, and a row from
/// the pipeline is counted from 1. -WhatIf shows how much would be done, and then what for which client. It reads
/// the vault and the account's profiles, and changes nothing. Get-AyrshareOnboardingPlan returns the same as
/// objects.</para>
/// <para>The job never guesses. If the response to the creation of a profile was lost, the job looks the profile up
/// by its title. If the profile exists but its key is neither in the vault nor in the journal, the client's status is
/// KeyLost, and the error says why and what to do. -RecreateLost removes such a profile and creates it again if this job
/// created it and no networks are linked. The list of profiles that it reads can be five minutes old, so use -RecreateLost only while
/// nobody else works with these profiles. If the response to an email was lost, the email is sent again only with
/// -ResendUnknown.</para>
/// <para>A client has arrived when it has linked its networks: all of those in AllowedSocial or, without that column, any. The
/// list of profiles shows what is linked, so that a nightly run costs one request for all clients that have linked. They get
/// no further link or email, whatever the switches. -Remind emails those who have linked nothing. -Reconnect emails those who
/// must link a network again. -Renew issues new links to those who have not linked, if their link has expired or was
/// revoked. A warning says if links expire before the job can have ended, or have expired when it ends.</para>
/// <para>A row that has changed since it was last used makes its client Changed, and the error says what changed. -Update
/// applies it: the profile is updated, a changed address receives the link, and a client with an Id is renamed, with its
/// secret. -Offboard removes clients whose row is gone, or has yes in the column Leaving, after a question.</para>
/// <para>The command returns one result for each client, in the order of the list, and writes an error if the client is not
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
/// <para>Shows the numbers first, and then one line for each client for whom something would be done.</para>
/// </example>
/// <example>
/// <title>Email the links and write a report</title>
/// <code>
/// Invoke-AyrshareOnboarding ./clients.csv -Vault Company -SendEmail `
///     -Company 'North Star Agency' -ContactEmail help@northstar.example `
///     -TermsUrl https://northstar.example/terms `
///     -PrivacyUrl https://northstar.example/privacy `
///     -ReportPath ./report.html
/// </code>
/// <para>The links are valid for a day. The report is an HTML page with the number of clients at each step, a timeline, and a
/// table of all rows that you can filter and sort.</para>
/// </example>
/// <example>
/// <title>Keep the links in a file</title>
/// <code>
/// Invoke-AyrshareOnboarding ./clients.csv -Vault Company `
///     -LinkPath ./client-links.csv
/// </code>
/// <para>Each link is added to client-links.csv as soon as it is issued. If you run the command again, it adds the links of
/// new clients. Keep the file like a file of passwords.</para>
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
/// Invoke-AyrshareOnboarding ./clients.csv -SendEmail -Remind -Reconnect `
///     -SkipInvalid -ErrorOnFailure -ErrorAction Continue
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
/// JournalOfOtherAccount, LinksNotWritten, TitleTaken, KeyWaiting, KeyLost, MailUnknown, Changed, Failed</errors>
/// <parameter name="WhatIf">Shows how much would be done, and then what for which client. Reads the vault and the account's profiles,
/// changes nothing, and returns no output.</parameter>
/// <parameter name="Confirm">Asks for confirmation once, after the checks and before anything is done. The question says
/// how much will be done.</parameter>
/// <seealso cref="GetAyrshareOnboardingPlanCommand"/>
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
public sealed class InvokeAyrshareOnboardingCommand : OnboardingCommand
{
    /// <summary>The path of an HTML report about the run. An existing file or link is replaced. The report shows no key
    /// and no link.</summary>
    [Parameter]
    public string? ReportPath { get; set; }

    /// <summary>The path of a CSV to which each link is added as soon as it is issued. Later runs add rows to the file and
    /// change none. Keep it like a file of passwords: on Linux and macOS, only its owner can read it. A text that a spreadsheet
    /// would take for a formula begins with an apostrophe in it.</summary>
    [Parameter]
    public string? LinkPath { get; set; }

    /// <summary>Continues with the valid rows if others are invalid. Without this switch, the command does nothing if
    /// a row is invalid.</summary>
    [Parameter]
    public SwitchParameter SkipInvalid { get; set; }

    /// <summary>Removes clients with -Offboard without asking. If more than half of the clients are missing from the list,
    /// nothing is done.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Ends with a terminating error if any client is not done, including those that -SkipInvalid leaves
    /// out.</summary>
    [Parameter]
    public SwitchParameter ErrorOnFailure { get; set; }

    /// <summary>The maximum number of clients that the job works on at a time, 1 to 64. The default is 5.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 5;

    private protected override bool PlansOnly => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var whatIf)
        ? whatIf is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));

    private protected override bool SkipsInvalid => SkipInvalid;

    private protected override bool RemovesWithoutAsking => Force;

    private protected override OnboardingFiles FilesOver(string? list) => new(SessionState, list, JournalPath, ReportPath, LinkPath);

    private protected override OnboardingSettings Complete(OnboardingSettings settings, OnboardingFiles files) =>
        settings with { ReportPath = files.Report, LinkPath = files.Links, ThrottleLimit = ThrottleLimit };

    internal override void WritePlan(PlannedWork work, IEnumerable<AyrshareOnboardingPlan> rows)
    {
        ShouldProcess(PlanWords.Target(work), PlanWords.For(work));
        foreach (var row in rows)
        {
            if (row.Does is { } what)
                ShouldProcess(row.Title!, what);
        }
    }

    private protected override void Tell(OnboardingSummary summary, OnboardingFiles files)
    {
        if (summary.Links > 0 && !SendEmail && files.Links is null && MyInvocation.PipelinePosition == MyInvocation.PipelineLength)
            SayWhereLinksAre(summary.Links);
        new OnboardingEnding(this).Tell(summary, files, ErrorOnFailure);
    }

    // The results are displayed without their links, so that no link gets into a transcript. Whether they are assigned to a variable
    // cannot be known here. A program that reads the output gets only the results.
    private void SayWhereLinksAre(int links) => WriteInformation(
        new HostInformationMessage
        {
            Message = $"{PlanWords.Count(links, "link")} issued, in the property Url of the results. To write links to a file, use "
                + "-LinkPath.",
        },
        Console.IsOutputRedirected ? [] : ["PSHOST"]);
}
