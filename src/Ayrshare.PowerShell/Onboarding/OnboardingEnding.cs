using System.Runtime.ExceptionServices;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>Reports how an onboarding ended, after its results.</summary>
internal sealed class OnboardingEnding(AyrshareCommand command)
{
    /// <summary>Writes the errors that concern the run as a whole.</summary>
    /// <param name="summary">How the run ended.</param>
    /// <param name="files">The files of the run.</param>
    /// <param name="errorOnFailure">Whether a client that is not done is an error that ends the command.</param>
    /// <exception cref="AyrshareCommandException">Clients are not done.</exception>
    /// <exception cref="AyrshareApiException">Ayrshare refused the account.</exception>
    /// <exception cref="JournalFailedException">The journal could not be written.</exception>
    public void Tell(OnboardingSummary summary, OnboardingFiles files, bool errorOnFailure)
    {
        if (summary.ReportFailure is { } unwritten)
        {
            Write(OnboardingWords.ReportNotWritten(files.Report!, unwritten), files.Report);
        }

        if (summary.ExpiredLinks > 0)
            command.WriteWarning(OnboardingWords.ForExpired(summary));
        if (summary.Ending is KeyVaultException failure)
        {
            // A terminating error would make PowerShell drop the results of an assignment, and with them the links.
            Write(
                new AyrshareCommandException(
                    Errors.VaultFailed,
                    $"The job ended after {summary.Finished} of {summary.Clients} clients: {failure.Message}",
                    "Repair the vault, then run the job again. It stores the keys that are in the journal.", failure),
                target: null);
        }
        else if (summary.Ending is LinkFileFailedException unwrittenLinks)
        {
            var ended = $"The job ended after {summary.Finished} of {summary.Clients} clients";
            Write(OnboardingWords.ErrorFor(unwrittenLinks, files.Links!, ended), files.Links);
        }
        else if (summary.Ending is { } ending)
        {
            ExceptionDispatchInfo.Capture(ending).Throw();
        }

        // Those that the job did not come to are not done either.
        var left = summary.Skipped + summary.NotDone + summary.Clients - summary.Finished;
        if (errorOnFailure && left > 0)
        {
            throw new AyrshareCommandException(
                Errors.ClientsNotDone,
                $"{left} of {PlanWords.Count(summary.Clients + summary.Skipped, "client")} {(left == 1 ? "is" : "are")} not done.",
                "Follow the recommended action of each client's error, then run the job again.");
        }
    }

    private void Write(AyrshareCommandException problem, string? target) => command.WriteError(ErrorRecords.Of(problem, target));
}
