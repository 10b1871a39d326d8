using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Makes error records: a stable id, a category, the input row as target, and what to do.</summary>
internal static class ErrorRecords
{
    /// <summary>The record of a problem that a command found itself.</summary>
    public static ErrorRecord Of(AyrshareCommandException problem, object? target) =>
        new(problem, problem.Id, problem.Category, target)
        {
            ErrorDetails = new ErrorDetails(problem.Message) { RecommendedAction = problem.RecommendedAction },
        };

    /// <summary>The record of a call that failed, told of the row that it was made for.</summary>
    public static ErrorRecord Of(AyrshareApiException failure, InputRow row)
    {
        var known = KnownErrors.Of(failure);
        var unknown = failure.OutcomeUnknown ? " Whether it took effect is unknown." : "";
        return new ErrorRecord(failure, known.Id, known.Category, row.Target)
        {
            ErrorDetails = new ErrorDetails($"{row.Prefix}{failure.Message.TrimEnd('.')}.{unknown}")
            {
                RecommendedAction = known.Action,
            },
        };
    }

    /// <summary>What to do about a call that failed.</summary>
    public static string ActionFor(AyrshareApiException failure) => KnownErrors.Of(failure).Action;
}
