using System;
using System.Management.Automation;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>The words for what an onboarding reports as data.</summary>
internal static class OnboardingWords
{
    private const string MailAdvice =
        "Ask the client, or look in Ayrshare's dashboard. Run the job with -ResendUnknown to send the mail all the same.";

    /// <summary>What is wrong.</summary>
    public static string For(OnboardingProblem problem) => problem.Kind switch
    {
        ProblemKind.TitleTaken => "The account has a profile of this title, and its key is not in the vault.",
        ProblemKind.KeyNotStored => $"The profile was created, but the vault did not take its key: {problem.Detail}",
        ProblemKind.KeyLostBeforeVault => "The profile was created by this job, but its key was lost before it reached the vault.",
        ProblemKind.KeyNotInVault =>
            $"The journal says that the profile's key was stored as \"{problem.Secret}\", but the vault does not have it.",
        ProblemKind.KeyUnknown => "A profile with this title is there already, and its key is not in the vault.",
        ProblemKind.ProfileNotListed =>
            "The account has a profile of this title, and its key is not in the vault. Most likely the response to its creation or to its "
            + "removal was lost. The list of profiles, which can be five minutes old, does not show it yet.",
        ProblemKind.KeyOfOtherProfile => $"The secret \"{problem.Secret}\" holds the key of the profile '{problem.OtherTitle}'.",
        ProblemKind.MailUnknown => "Whether the mail was sent in an earlier run is unknown.",
        ProblemKind.MailNotConfirmed => "Ayrshare issued the link but does not say that the mail was sent.",
        ProblemKind.RowChanged => "The row has changed since the client was onboarded.",
        _ => problem.Detail ?? "",
    };

    /// <summary>What to do about a client; null if there is nothing to do.</summary>
    /// <param name="outcome">What became of the client.</param>
    /// <param name="sendEmail">Whether the job sends mails.</param>
    public static string? ActionFor(OnboardingOutcome outcome, bool sendEmail) => outcome.Problem?.Kind switch
    {
        null when outcome.Status == OnboardingStatus.AlreadyDone && !sendEmail =>
            "The link went to the output of an earlier run; New-AyrshareJwt -Vault issues another.",
        null => null,
        ProblemKind.KeyNotStored =>
            "Store the ProfileKey of this result, because it is in no other place. Repair the vault, then run the job again.",
        ProblemKind.KeyLostBeforeVault when outcome.Problem.CanRecreate =>
            $"{StoreKey(outcome)} Or run it with -RecreateLost: the profile has no networks linked.",
        ProblemKind.KeyLostBeforeVault or ProblemKind.KeyUnknown or ProblemKind.TitleTaken => StoreKey(outcome),
        ProblemKind.KeyNotInVault => $"If another vault has it, run the job with that -Vault. If none has it: {StoreKey(outcome)}",
        ProblemKind.ProfileNotListed =>
            "Run the job again in twenty minutes: the list then shows whether this job created it. Do not choose another title: "
            + "that would be a second profile, billed beside this one.",
        ProblemKind.KeyOfOtherProfile =>
            $"Store this client's key as \"{outcome.Client.SecretName}\", or write another name for it into a column SecretName: vaults "
            + "can confuse titles that differ only in upper and lower case. Then run the job again.",
        ProblemKind.RowChanged =>
            "Run the job with -Renew to issue a new link by the row as it is now. The profile itself is not changed.",
        ProblemKind.CallFailed when outcome is { Status: OnboardingStatus.Failed, Cause: AyrshareApiException failure } =>
            $"{ErrorRecords.ActionFor(failure)} The job continues with this client when it is run again.",
        _ => MailAdvice,
    };

    /// <summary>The error of a client that is not done.</summary>
    public static AyrshareCommandException ErrorFor(OnboardingOutcome outcome, OnboardingProblem problem, bool sendEmail) => new(
        Definition(outcome.Status) with { Category = CategoryOf(outcome) },
        $"Row {outcome.Client.Row} ({outcome.Client.Title}): {For(problem)}",
        ActionFor(outcome, sendEmail)!,
        outcome.Cause);

    /// <summary>The error of a row.</summary>
    /// <param name="finding">What was found.</param>
    /// <param name="row">The row, as errors speak of it.</param>
    /// <param name="header">What the list calls a column.</param>
    /// <param name="vault">The vault.</param>
    public static AyrshareCommandException ErrorFor(
        ListFinding finding, InputRow row, Func<string, string> header, string? vault) => finding.Kind switch
        {
            FindingKind.TitleTwice => row.Problem(
                Errors.TitleTwice, header("Title"), $"row {finding.OtherRow} has the same title.",
                "Remove one of the two rows, or give them different titles."),
            FindingKind.SecretNameTwice => row.Problem(
                Errors.SecretNameTwice, header("SecretName"), $"row {finding.OtherRow} has the same name, \"{finding.Row.SecretName}\".",
                "Give each row a SecretName of its own, or leave it empty."),
            FindingKind.TooManyCells => new(
                Errors.TooManyCells,
                $"Row {finding.Row.Number}: it has {finding.Row.Columns + finding.Row.Surplus} cells for {finding.Row.Columns} columns, "
                + "so that its cells stand in the wrong ones.",
                "Put the cell that holds a comma, or whatever separates the cells, into quotes."),
            _ => new(
                Errors.TitleTaken,
                $"Row {finding.Row.Number} ({finding.Row.Title}): {header("Title")}: the account has a profile of this title, and its key "
                + $"is not in {SecretVault.Describe(vault)}.",
                "If it is this client's, read its key in Ayrshare's dashboard and store it: Set-Secret -Name "
                + $"{finding.Row.SecretName}. If it is not, choose another title."),
        };

    /// <summary>The error of a journal.</summary>
    public static AyrshareCommandException ErrorFor(Exception failure, string path) => failure switch
    {
        JournalInUseException => new(
            Errors.JournalInUse, $"Another run is working on {path}.",
            "Wait until it has ended: Get-AyrshareOnboarding shows how it stands.", failure),
        JournalUnreadableException => new(
            Errors.JournalUnreadable, $"The journal {path} cannot be read: {failure.InnerException!.Message}",
            "Check the path; a job writes its journal beside its CSV unless told otherwise.", failure),
        _ => new(
            Errors.JournalFailed,
            $"The journal {path} cannot be written: {failure.InnerException!.Message} Nothing may be done that is not recorded.",
            "Check that its folder exists and can be written to, and make room on the disk; then run the job again.", failure),
    };

    private static string StoreKey(OnboardingOutcome outcome) =>
        $"Read the profile's key in Ayrshare's dashboard and store it as the secret \"{outcome.Client.SecretName}\", "
        + "then run the job again.";

    private static ErrorDefinition Definition(OnboardingStatus status) => status switch
    {
        OnboardingStatus.Changed => Errors.Changed,
        OnboardingStatus.KeyLost => Errors.KeyLost,
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
