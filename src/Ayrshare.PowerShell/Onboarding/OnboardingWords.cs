using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>The texts for the problems that an onboarding reports as data.</summary>
internal static class OnboardingWords
{
    private const int FewLines = 10;

    private const string MailAdvice =
        "Ask the client, or look in Ayrshare's dashboard. To send the email again, run the job with -ResendUnknown.";

    /// <summary>Returns the description of a problem.</summary>
    public static string For(OnboardingProblem problem) => problem.Kind switch
    {
        ProblemKind.TitleTaken => "The account already has a profile with this title, and its key is not in the vault.",
        ProblemKind.KeyNotStored => $"The profile was created, but neither the vault nor the journal accepted its key: {problem.Detail}",
        ProblemKind.KeyWaits =>
            $"The profile was created, and its key is in the journal, encrypted. The vault did not accept the key: {problem.Detail}",
        ProblemKind.KeyLocked =>
            $"The key is in the journal, encrypted, but the secret \"{problem.Secret}\" that decrypts it is not in this vault, or does not "
            + "fit.",
        ProblemKind.KeyLostBeforeVault => "The profile was created by this job, but its key was lost before it reached the vault.",
        ProblemKind.KeyNotInVault =>
            $"The journal says that the profile's key was stored as \"{problem.Secret}\", but the vault does not have it.",
        ProblemKind.KeyUnknown => "A profile with this title already exists, and its key is not in the vault.",
        ProblemKind.ProfileNotListed =>
            "The account has a profile with this title, and its key is not in the vault. Probably the response to its creation or to its "
            + "removal was lost. The list of profiles, which can be five minutes old, does not show it yet.",
        ProblemKind.ForeignSecret =>
            $"The vault already has a secret \"{problem.Secret}\", which this job did not store. It was not read, because it may "
            + "not be a profile key.",
        ProblemKind.ProfileGone => "The client was onboarded, but the account does not have its profile anymore.",
        ProblemKind.KeyOfOtherProfile when problem.OtherTitle is null =>
            $"Ayrshare does not say that the key in the secret \"{problem.Secret}\" belongs to this client's profile.",
        ProblemKind.KeyOfOtherProfile => $"The secret \"{problem.Secret}\" holds the key of the profile '{problem.OtherTitle}'.",
        ProblemKind.MailUnknown => "It is unknown whether the email was sent in an earlier run.",
        ProblemKind.MailNotConfirmed => "Ayrshare issued the link but did not confirm that the email was sent.",
        ProblemKind.RowChanged => $"The row has changed since the client was onboarded. {problem.Detail}.",
        ProblemKind.ProfileNotFound =>
            "The client leaves, but the vault does not have its key and the account's list does not show its profile.",
        _ => problem.Detail ?? "",
    };

    /// <summary>Returns the recommended action for a client; null if there is nothing to do.</summary>
    /// <param name="outcome">The outcome of the client.</param>
    /// <param name="sendEmail">Whether the job sends emails.</param>
    public static string? ActionFor(OnboardingOutcome outcome, bool sendEmail) => outcome.Problem?.Kind switch
    {
        null when outcome.Status == OnboardingStatus.AlreadyDone && !sendEmail =>
            "An earlier run returned the link. To issue another, use New-AyrshareLinkSession -Vault.",
        null when outcome.Status == OnboardingStatus.Lapsed =>
            $"To email the client a link for {string.Join(", ", outcome.LapsedNetworks)}, run the job with -SendEmail -Reconnect.",
        null when outcome.Status == OnboardingStatus.Leaving => "To remove the client's profile and secret, run the job with -Offboard.",
        null => null,
        ProblemKind.KeyNotStored =>
            "Store the ProfileKey of this result, because the key is not stored anywhere else. Repair the vault, then run the job again.",
        ProblemKind.KeyWaits => "Repair the vault, then run the job again. It stores the key without a request to Ayrshare.",
        ProblemKind.KeyLocked => $"Run the job with the -Vault that has this secret. If no vault has it: {StoreKey(outcome)}",
        ProblemKind.KeyLostBeforeVault when outcome.Problem.CanRecreate =>
            $"{StoreKey(outcome)} Or run the job with -RecreateLost, because the profile has no networks linked.",
        ProblemKind.KeyLostBeforeVault or ProblemKind.KeyUnknown or ProblemKind.TitleTaken => StoreKey(outcome),
        ProblemKind.KeyNotInVault => $"If another vault has the key, use that -Vault. If no vault has it: {StoreKey(outcome)}",
        ProblemKind.ProfileNotListed =>
            "Run the job again in twenty minutes, when the list shows whether this job created the profile. Do not choose another title, "
            + "because that would create a second profile, which is billed too.",
        ProblemKind.ForeignSecret =>
            "If it is the profile key, run the job with -AllowAnySecretName. By default, only names that begin with "
            + $"{KeyNames.ProfileKeyPrefix} are adopted. If it is not, enter another name in the column SecretName.",
        ProblemKind.ProfileGone =>
            "If the profile was removed on purpose, remove the row. To create it again, remove the secret "
            + $"\"{outcome.Client.SecretName}\" from the vault and run the job with -RecreateLost.",
        ProblemKind.KeyOfOtherProfile =>
            $"Store this client's key as \"{outcome.Client.SecretName}\", or enter another name in a column SecretName: vaults "
            + "can confuse titles that differ only in case. Then run the job again.",
        ProblemKind.RowChanged => ActionForChanges(outcome.Changes),
        ProblemKind.ProfileNotFound =>
            "Remove the profile in Ayrshare's dashboard. An hour later, run the job again, which then notes that the client has left.",
        ProblemKind.CallFailed when outcome is { Status: OnboardingStatus.Failed, Cause: AyrshareApiException failure } =>
            $"{ErrorRecords.ActionFor(failure)} If you run the job again, it continues with this client.",
        _ => MailAdvice,
    };

    private static string ActionForChanges(IReadOnlyList<RowChange> changes)
    {
        var kinds = new HashSet<ChangeKind>(changes.Select(change => change.Kind));
        var actions = new List<string>();
        if (kinds.Count == 0 || kinds.Contains(ChangeKind.Profile))
            actions.Add("To change the profile according to the row, run the job with -Update.");
        if (kinds.Contains(ChangeKind.Address))
            actions.Add("To email the new address, run the job with -SendEmail -Update.");
        if (kinds.Contains(ChangeKind.Link))
            actions.Add("The next link follows the row. To issue it now, run the job with -Renew.");
        if (kinds.Contains(ChangeKind.NewProfile))
            actions.Add("Ayrshare reads HideLogo and Team only when it creates a profile: change them back, or use Ayrshare's dashboard.");
        return string.Join(" ", actions);
    }

    /// <summary>Returns the recommended action for a client that the journal shows in a status; null if there is nothing to do.</summary>
    public static string? ActionFor(string status) => status switch
    {
        "KeyWaiting" => "Repair the vault, then run the job again.",
        "KeyLost" => "Store the profile key with Import-AyrshareProfileKey, or see -RecreateLost.",
        "MailUnknown" => MailAdvice,
        "Failed" or "Unfinished" => "Run the job again. It continues with this client.",
        _ => null,
    };

    /// <summary>Returns the error of a client that is not done.</summary>
    public static AyrshareCommandException ErrorFor(OnboardingOutcome outcome, OnboardingProblem problem, bool sendEmail) => new(
        Definition(outcome.Status) with { Category = CategoryOf(outcome) },
        $"{(outcome.Client.Row == 0 ? "The client" : $"Row {outcome.Client.Row}")} ({outcome.Client.Title}): {For(problem)}",
        ActionFor(outcome, sendEmail)!,
        outcome.Cause);

    /// <summary>Returns the error of a row.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="row">The row, for use in errors.</param>
    /// <param name="header">Returns the name of a column in the list.</param>
    /// <param name="vault">The vault.</param>
    public static AyrshareCommandException ErrorFor(
        ListFinding finding, InputRow row, Func<string, string> header, string? vault) => finding.Kind switch
        {
            FindingKind.TitleTwice => row.Problem(
                Errors.TitleTwice, header("Title"), $"row {finding.OtherRow} has the same title.",
                "Remove one of the two rows, or give them different titles."),
            FindingKind.SecretNameTwice => row.Problem(
                Errors.SecretNameTwice, header("SecretName"), $"row {finding.OtherRow} has the same name, \"{finding.Row.SecretName}\".",
                "Enter a different SecretName in each row, or leave it empty."),
            FindingKind.IdTwice => row.Problem(
                Errors.IdTwice, header("Id"), $"row {finding.OtherRow} has the same Id, \"{finding.Row.Id}\".",
                "Give each client an Id of its own."),
            FindingKind.Renamed => row.Problem(
                Errors.MayBeRenamed, header("Title"),
                $"the client '{finding.OtherTitle}' has left the list, and this row looks like it. Was the client renamed?",
                "If it was, enter its old title again, add a column Id with a number for each client, and run the job once. Then change "
                + "the title and run the job with -Update. If this is another client, enter an Id in its row."),
            FindingKind.TooManyCells => new(
                Errors.TooManyCells,
                $"Row {finding.Row.Number}: the row has {finding.Row.Columns + finding.Row.Surplus} cells for "
                + $"{finding.Row.Columns} columns, so its values are in the wrong columns.{row.Contents}",
                "Enclose the cell that contains the separator, such as a comma, in quotation marks."),
            FindingKind.TooFewCells => new(
                Errors.TooFewCells,
                $"Row {finding.Row.Number}: the row has no cells for {finding.Row.Missing} of the {finding.Row.Columns} columns. The file "
                + $"may be cut off.{row.Contents}",
                "Check the end of the file, and save the list again. An empty cell needs its separator too."),
            _ => new(
                Errors.TitleTaken,
                $"Row {finding.Row.Number} ({finding.Row.Title}): {header("Title")}: the account already has a profile with "
                + $"this title, and its key is not in {SecretVault.Describe(vault)}.",
                "If the profile is this client's, copy its key from Ayrshare's dashboard and store it with "
                + $"Import-AyrshareProfileKey{(vault is null ? "" : $" -Vault {vault}")}. If it is not, choose another title."),
        };

    /// <summary>Returns the warning about lines of a journal that cannot be read; null if there are none.</summary>
    public static string? ForDamaged(string path, IReadOnlyList<int> lines) => lines.Count == 0
        ? null
        : $"The journal {path} is damaged: {(lines.Count == 1 ? "line" : "lines")} {string.Join(", ", lines.Take(FewLines))}"
        + $"{(lines.Count > FewLines ? $" and {lines.Count - FewLines} more" : "")} cannot be read, so that what was recorded "
        + "there is not known. Restore the file from a backup if there is one.";

    /// <summary>Returns the warning about a list without rows.</summary>
    public static string ForNoRows(string path) => $"The list {path} has a header and no rows.";

    /// <summary>Returns the warning about titles that differ only in case; null if there are none. If the names of their
    /// secrets do too, that is an error, because most vaults confuse them.</summary>
    public static string? ForTitlesAlike(IReadOnlyList<ListedRow> rows)
    {
        var titles = new Dictionary<string, ListedRow>(StringComparer.OrdinalIgnoreCase);
        var alike = new List<(ListedRow First, ListedRow Second)>();
        foreach (var row in rows.Where(row => row.Title is not null))
        {
            if (!titles.TryGetValue(row.Title!, out var first))
                titles.Add(row.Title!, row);
            else if (first.Title != row.Title && !string.Equals(first.SecretName, row.SecretName, StringComparison.OrdinalIgnoreCase))
                alike.Add((first, row));
        }

        if (alike.Count == 0)
            return null;
        var (one, other) = alike[0];
        return $"The titles of rows {one.Number} and {other.Number}, \"{one.Title}\" and \"{other.Title}\", differ only in case. "
            + $"They are two clients.{(alike.Count == 1 ? "" : $" {PlanWords.Count(alike.Count - 1, "more row")} of this kind.")}";
    }

    /// <summary>Returns the warning about clients that stay, because a row without a title can describe any of them.</summary>
    public static string ForStaying(int missing, int row) =>
        $"{PlanWords.Count(missing, "client")} of the journal {(missing == 1 ? "is" : "are")} not in the list, but row {row} has no title, "
        + $"so {(missing == 1 ? "it is not" : "none of them is")} removed. Enter the title, then run the job again.";

    /// <summary>Returns the warning about links that expire before the job can have ended; null if there are none.</summary>
    public static string? ForShortLinks(PlannedWork work) => work.ShortestLifetime is not { } lifetime || work.LeastTime < lifetime
        ? null
        : $"The job takes at least {work.LeastTime.TotalMinutes:0} minutes, because it needs {work.AccountRequests} requests for the "
        + $"account, and Ayrshare allows {RateStatus.DocumentedMax} in five minutes. Links that are valid for "
        + $"{PlanWords.Count((int)lifetime.TotalMinutes, "minute")} expire before it ends. Use a longer -ExpiresIn, or issue new links "
        + "afterwards with -Renew.";

    /// <summary>Returns the warning about links that expired before the job ended.</summary>
    public static string ForExpired(OnboardingSummary summary) =>
        $"{summary.ExpiredLinks} of {PlanWords.Count(summary.Links, "link")} expired before the job ended. To issue new ones, run the job "
        + "with -Renew. A longer -ExpiresIn keeps links valid until the job ends.";

    /// <summary>Returns the error of a journal.</summary>
    public static AyrshareCommandException ErrorFor(Exception failure, string path) => failure switch
    {
        JournalInUseException => new(
            Errors.JournalInUse, $"Another run is working on {path}.",
            "Wait until that run has ended. Get-AyrshareOnboarding shows its status.", failure),
        OtherAccountException other => new(
            Errors.JournalOfOtherAccount,
            $"The journal {path} belongs to another account: it knows {other.Profiles} profiles, and the account of this connection has "
            + "none of them. Nothing was done.",
            "Specify the -Connection of the account that the journal belongs to. For another account, use another -JournalPath. If the "
            + "account has a new API key, and the profiles were created in the last five minutes, run the job again in five minutes.",
            failure),
        JournalUnreadableException => new(
            Errors.JournalUnreadable, $"The journal {path} cannot be read: {failure.InnerException!.Message}",
            "Check the path. By default, a job writes its journal beside its CSV.", failure),
        _ => new(
            Errors.JournalFailed,
            $"The journal {path} cannot be written: {failure.InnerException!.Message} The job does nothing that it cannot record.",
            "Check that the folder exists and is writable, and that the disk has free space. Then run the job again.", failure),
    };

    /// <summary>Returns the error of a file that was specified as the list or the journal of a job, and is neither.</summary>
    /// <param name="path">The file.</param>
    /// <param name="notList">Why it is not a list.</param>
    /// <param name="notJournal">Why it is not a journal.</param>
    public static AyrshareCommandException NeitherListNorJournal(
        string path, AyrshareCommandException notList, JournalUnreadableException notJournal) => !File.Exists(path)
            ? new(
                Errors.JournalUnreadable, $"There is no file {path}.",
                "Check the path. Specify the CSV of the job, or its journal.", notJournal)
            : new(
                Errors.JournalUnreadable,
                $"The file {path} is neither the list of a job nor its journal. As a list: {notList.Message} As a journal: "
                + notJournal.InnerException!.Message,
                $"Check the path. If the file is the list: {notList.RecommendedAction}", notJournal);

    /// <summary>Describes a problem of a row for a report, which has the number and the title of the row in columns of their own.</summary>
    public static string InRow(AyrshareCommandException problem, int row, string? title)
    {
        var prefix = title is null ? $"Row {row}: " : $"Row {row} ({title}): ";
        var message = problem.Message.StartsWith(prefix, StringComparison.Ordinal)
            ? problem.Message.Substring(prefix.Length)
            : problem.Message;
        return $"{message} {problem.RecommendedAction}";
    }

    /// <summary>Returns the error of a report.</summary>
    public static AyrshareCommandException ReportNotWritten(string path, Exception failure) => new(
        Errors.ReportNotWritten, $"The report {path} cannot be written: {failure.Message}",
        "Check the path. The job itself is not affected.", failure);

    /// <summary>Returns the error of the file of links.</summary>
    /// <param name="failure">Why it cannot be written.</param>
    /// <param name="path">The file.</param>
    /// <param name="consequence">What follows from it, without a final period.</param>
    public static AyrshareCommandException ErrorFor(LinkFileFailedException failure, string path, string consequence) => new(
        Errors.LinksNotWritten,
        $"The file of links {path} cannot be written: {failure.Message.TrimEnd('.')}. {consequence}.",
        "Check the file and the disk, then run the job again. Each link that was issued is in the property Url of its result.",
        failure);

    private static string StoreKey(OnboardingOutcome outcome)
    {
        var name = SecretName.OfProfile(outcome.Client.Title);
        var column = name == outcome.Client.SecretName ? "" : " Leave the column SecretName empty.";
        return $"Copy the profile key from Ayrshare's dashboard and store it as the secret \"{name}\".{column} Then run the job again.";
    }

    private static ErrorDefinition Definition(OnboardingStatus status) => status switch
    {
        OnboardingStatus.Changed => Errors.Changed,
        OnboardingStatus.KeyLost => Errors.KeyLost,
        OnboardingStatus.KeyWaiting => Errors.KeyWaiting,
        OnboardingStatus.MailUnknown => Errors.MailUnknown,
        _ => Errors.Failed,
    };

    private static ErrorCategory CategoryOf(OnboardingOutcome outcome) => outcome.Cause switch
    {
        AyrshareApiException failure => KnownErrors.Of(failure).Category,
        KeyVaultException { InnerException: AyrshareCommandException vault } => vault.Category,
        _ => ErrorCategory.InvalidResult,
    };
}
