using System;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Makes error records: a stable id, a category, the input row as target, and what to do.</summary>
internal static class ErrorRecords
{
    private const string Unknown =
        "Do not simply run it again. Look it up first: Get-AyrshareProfile -Title shows whether the profile exists (the list can be up to 5 minutes old).";

    private const string UnknownMail =
        "Do not simply run it again: the client would get the mail twice. Ask the client, or look in Ayrshare's dashboard, before you send it anew.";

    /// <summary>The record of a problem that a command found itself.</summary>
    public static ErrorRecord Of(AyrshareCommandException problem, object? target) =>
        new(problem, problem.Id, problem.Category, target)
        {
            ErrorDetails = new ErrorDetails(problem.Message) { RecommendedAction = problem.RecommendedAction },
        };

    /// <summary>The record of a call that failed, told of the row that it was made for.</summary>
    public static ErrorRecord Of(AyrshareApiException failure, InputRow row)
    {
        var (id, category, action) = Explain(failure);
        return new ErrorRecord(failure, id, category, row.Target)
        {
            ErrorDetails = new ErrorDetails(row.Prefix + failure.Message.TrimEnd('.') + "." + (failure.OutcomeUnknown ? " Whether it took effect is unknown." : ""))
            {
                RecommendedAction = action,
            },
        };
    }

    /// <summary>What to do about a call that failed.</summary>
    public static string ActionFor(AyrshareApiException failure) => Explain(failure).Action;

    private static (string Id, ErrorCategory Category, string Action) Explain(AyrshareApiException failure) => failure switch
    {
        { OutcomeUnknown: true, Endpoint: "POST /profiles" } => ("OutcomeUnknown", ErrorCategory.InvalidResult, Unknown),
        { OutcomeUnknown: true } => ("OutcomeUnknown", ErrorCategory.InvalidResult, UnknownMail),
        { Kind: AyrshareErrorKind.Unauthorized } => ("Unauthorized", ErrorCategory.AuthenticationError,
            "Check the API key: Ayrshare's dashboard shows it under API Key. Connect-Ayrshare takes the right one."),
        { Kind: AyrshareErrorKind.Forbidden } => ("Forbidden", ErrorCategory.PermissionDenied,
            "Check the profile key. Then look in Ayrshare's dashboard whether the profile or the account is suspended, and whether the plan has what was asked for: -ExpiresIn and mails need the Max Pack."),
        { Kind: AyrshareErrorKind.NotFound } => ("NotFound", ErrorCategory.ObjectNotFound,
            "Check the profile key, and that -BaseUri is Ayrshare's."),
        { Kind: AyrshareErrorKind.TitleTaken } => ("TitleTaken", ErrorCategory.ResourceExists,
            "Choose another title, or go on with the profile that exists: Get-AyrshareProfile -Title shows it."),
        { Kind: AyrshareErrorKind.PrivateKeyRefused } => ("PrivateKeyRefused", ErrorCategory.SecurityError,
            "Check that the private key is this account's, with every line break: Test-AyrshareConnection looks at it. Check the domain and the profile key too."),
        { Kind: AyrshareErrorKind.RateLimited } => ("RateLimited", ErrorCategory.LimitsExceeded,
            "Wait five minutes. If another program uses the same account, give it a quieter hour."),
        { Kind: AyrshareErrorKind.ServerError } => ("ServerError", ErrorCategory.ResourceUnavailable,
            "Run the row again later; nothing was done twice."),
        { Kind: AyrshareErrorKind.Unreachable } => ("Unreachable", ErrorCategory.ConnectionError,
            "Check the network, the proxy and -BaseUri, then run the row again: nothing was done."),
        { Kind: AyrshareErrorKind.NoAnswer } => ("NoAnswer", ErrorCategory.OperationTimeout,
            "Run the row again; a longer -TimeoutSec on Connect-Ayrshare may help."),
        { Kind: AyrshareErrorKind.InvalidAnswer } => ("InvalidAnswer", ErrorCategory.InvalidResult,
            "Check that -BaseUri is Ayrshare's and that no proxy answers in its place, then run the row again."),
        { RetryAvailable: true } => ("Rejected", ErrorCategory.InvalidOperation,
            "Ayrshare says that the same request may be sent again."),
        { Kind: AyrshareErrorKind.Rejected } => ("Rejected", ErrorCategory.InvalidData,
            "Correct what the message names, then run the row again."),
        _ => throw new InvalidOperationException($"No explanation for {failure.Kind}."),
    };
}
