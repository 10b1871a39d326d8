using System.Management.Automation;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>Gets the status of an onboarding from its journal.</summary>
/// <remarks>
/// <para>Reads the journal of Invoke-AyrshareOnboarding, even while a job writes it, and counts the clients by their
/// status: Done, KeyLost, MailUnknown, Failed and Unfinished, which about_Ayrshare_Onboarding explains. The property
/// Clients contains each client. The command sends no request to Ayrshare.</para>
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
/// <errors>JournalUnreadable</errors>
/// <seealso cref="InvokeAyrshareOnboardingCommand"/>
/// <seealso cref="GetAyrshareOnboardingPlanCommand"/>
/// <topic>about_Ayrshare_Onboarding</topic>
[Cmdlet(VerbsCommon.Get, "AyrshareOnboarding", HelpUri = HelpPages.Folder + "Get-AyrshareOnboarding.md")]
[OutputType(typeof(AyrshareOnboarding))]
public sealed class GetAyrshareOnboardingCommand : AyrshareCommand
{
    /// <summary>The journal of the job, or the CSV beside it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Path", "PSPath")]
    public string JournalPath { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var path = OrEnd(() => OnboardingFiles.FindJournal(SessionState, JournalPath));
        try
        {
            var journal = JournalState.Read(path);
            WriteObject(new AyrshareOnboarding(path, journal));
            if (OnboardingWords.ForDamaged(path, journal.DamagedLines) is { } warning)
                WriteWarning(warning);
        }
        catch (JournalUnreadableException failure)
        {
            WriteError(ErrorRecords.Of(OnboardingWords.ErrorFor(failure, path), JournalPath));
        }
    }
}
