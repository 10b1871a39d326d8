using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Creates error records: a stable id, a category, the input row as the target, and a recommended action.</summary>
internal static class ErrorRecords
{
    /// <summary>The record of a problem that the command itself found.</summary>
    public static ErrorRecord Of(AyrshareCommandException problem, object? target) =>
        new(problem, problem.Id, problem.Category, target)
        {
            ErrorDetails = new ErrorDetails(problem.Message) { RecommendedAction = problem.RecommendedAction },
        };

    /// <summary>The record of a request that failed, with the row for which it was sent.</summary>
    public static ErrorRecord Of(AyrshareApiException failure, InputRow row)
    {
        var known = KnownErrors.Of(failure);
        var unknown = failure.OutcomeUnknown ? " It is unknown whether it took effect." : "";
        return new ErrorRecord(failure, known.Id, known.Category, row.Target)
        {
            ErrorDetails = new ErrorDetails(row.Hide(VisibleText.Of($"{row.Prefix}{failure.Message.TrimEnd('.')}.{unknown}")))
            {
                RecommendedAction = row.WithHint(known.Id, known.Action),
            },
        };
    }

    /// <summary>What to do about a request that failed.</summary>
    public static string ActionFor(AyrshareApiException failure) => KnownErrors.Of(failure).Action;
}
