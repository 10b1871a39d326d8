using System.Collections.Generic;
using System.Management.Automation;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>Gets what Invoke-AyrshareOnboarding would do with each client, and does nothing.</summary>
/// <remarks>
/// <para>Returns one object for each row of the list: what would be done, why, and to which address an email would be
/// sent. The command uses the same list, vault, journal and switches as Invoke-AyrshareOnboarding, and the plan
/// comes from the same decision as the run. It reads the vault and the account's profiles, which costs a request for
/// each page of them, and changes nothing.</para>
/// <para>A row that cannot be used is an object with the action Invalid, and an error that says what is wrong and what
/// to do. The plan assumes that each request will succeed: ExpectedStatus is the status that the client would then
/// have.</para>
/// </remarks>
/// <example>
/// <title>See what would be done</title>
/// <code>
/// Get-AyrshareOnboardingPlan ./clients.csv -Vault Company -SendEmail
/// </code>
/// <para>Shows for each client what Invoke-AyrshareOnboarding would do with the same parameters.</para>
/// </example>
/// <example>
/// <title>Count what would be done</title>
/// <code>
/// Get-AyrshareOnboardingPlan ./clients.csv -Vault Company |
///     Group-Object Action -NoElement
/// </code>
/// <para>Shows how many profiles would be created, how many links issued, and how many clients skipped.</para>
/// </example>
/// <example>
/// <title>Review who would receive an email</title>
/// <code>
/// Get-AyrshareOnboardingPlan ./clients.csv -Vault Company -SendEmail |
///     Where-Object Email |
///     Export-Csv ./emails.csv -NoTypeInformation
/// </code>
/// <para>Writes a list of the clients to whom a link would be emailed, with the address and the reason.</para>
/// </example>
/// <errors>ColumnMissing, FileUnreadable, JournalPathMissing, JournalUnreadable, JournalOfOtherAccount, SendEmailMissing,
/// TitleTaken</errors>
/// <seealso cref="InvokeAyrshareOnboardingCommand"/>
/// <seealso cref="GetAyrshareOnboardingCommand"/>
/// <topic>about_Ayrshare_Onboarding</topic>
[Cmdlet(VerbsCommon.Get, "AyrshareOnboardingPlan", DefaultParameterSetName = FromFile,
    HelpUri = HelpPages.Folder + "Get-AyrshareOnboardingPlan.md")]
[OutputType(typeof(AyrshareOnboardingPlan))]
public sealed class GetAyrshareOnboardingPlanCommand : OnboardingCommand
{
    private protected override bool PlansOnly => true;

    private protected override bool SkipsInvalid => true;

    internal override void WritePlan(PlannedWork work, IEnumerable<AyrshareOnboardingPlan> rows)
    {
        foreach (var row in rows)
            WriteObject(row);
    }

    private protected override OnboardingFiles FilesOver(string? list) => new(SessionState, list, JournalPath);

    private protected override OnboardingSettings Complete(OnboardingSettings settings, OnboardingFiles files) => settings;

    private protected override void Tell(OnboardingSummary summary, OnboardingFiles files)
    {
    }
}
