using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The module's one table of errors: what each means, who has to act, and what to do.</summary>
internal static class KnownErrors
{
    private static readonly KnownError UnknownCreation = new(
        "OutcomeUnknown", ErrorCategory.InvalidResult, AyrshareErrorActor.You,
        "The answer was lost after the request had gone out: whether the profile was created is unknown.",
        "Do not simply run it again. Look it up first: Get-AyrshareProfile -Title shows whether the profile exists (the list can be up to 5 minutes old).");

    private static readonly KnownError UnknownRemoval = new(
        "OutcomeUnknown", ErrorCategory.InvalidResult, AyrshareErrorActor.You,
        "The answer was lost after the request had gone out: whether the profile was removed is unknown.",
        "Do not simply run it again: look first whether Get-AyrshareProfile -Title still shows the profile (the list can be up to 5 minutes old).");

    private static readonly KnownError NoSuchProfile = new(
        "NotFound", ErrorCategory.ObjectNotFound, AyrshareErrorActor.You,
        "The account has no such profile.",
        "Get-AyrshareProfile lists the profiles that there are. Titles are exact: upper and lower case count, and so do blanks. It may be gone already.");

    private static readonly KnownError UnknownMail = new(
        "OutcomeUnknown", ErrorCategory.InvalidResult, AyrshareErrorActor.You,
        "The answer was lost after the request had gone out: whether it took effect is unknown.",
        "Do not simply run it again: the client would get the mail twice. Ask the client, or look in Ayrshare's dashboard, before you send it anew.");

    private static readonly KnownError UnknownCall = new(
        "OutcomeUnknown", ErrorCategory.InvalidResult, AyrshareErrorActor.You,
        "The answer was lost after the request had gone out: whether it took effect is unknown.",
        "Do not simply run it again: what it does could then be done twice. Read first whether it took effect, as history does for a post, or look in Ayrshare's dashboard.");

    private static readonly KnownError Repeatable = new(
        "Rejected", ErrorCategory.InvalidOperation, AyrshareErrorActor.You,
        "Ayrshare refused the request for now.",
        "Ayrshare says that the same request may be sent again.");

    private static readonly Dictionary<AyrshareErrorKind, KnownError> Kinds = new Dictionary<AyrshareErrorKind, KnownError>
    {
        [AyrshareErrorKind.Unauthorized] = new("Unauthorized", ErrorCategory.AuthenticationError, AyrshareErrorActor.You,
            "The API key is missing or wrong.",
            "Check the API key: Ayrshare's dashboard shows it under API Key. Connect-Ayrshare takes the right one."),
        [AyrshareErrorKind.Forbidden] = new("Forbidden", ErrorCategory.PermissionDenied, AyrshareErrorActor.AccountOwner,
            "The profile key is wrong, the profile or the account is suspended, or the plan lacks what was asked for.",
            "Check the profile key. Then look in Ayrshare's dashboard whether the profile or the account is suspended, and whether the plan has what was asked for: -ExpiresIn and mails need the Max Pack."),
        [AyrshareErrorKind.NotFound] = new("NotFound", ErrorCategory.ObjectNotFound, AyrshareErrorActor.You,
            "Ayrshare does not have what was asked for.",
            "Check the profile key, the path with any id in it, and that -BaseUri is Ayrshare's."),
        [AyrshareErrorKind.TitleTaken] = new("TitleTaken", ErrorCategory.ResourceExists, AyrshareErrorActor.You,
            "A profile of that title exists already.",
            "Choose another title, or go on with the profile that exists: Get-AyrshareProfile -Title shows it (the list can be up to 5 minutes old). After a creation whose answer was lost it is that profile."),
        [AyrshareErrorKind.PrivateKeyRefused] = new("PrivateKeyRefused", ErrorCategory.SecurityError, AyrshareErrorActor.You,
            "Ayrshare could not make a link with the private key: it is damaged, or not this account's.",
            "Check that the private key is this account's, with every line break: Test-AyrshareConnection looks at it. Check the domain and the profile key too."),
        [AyrshareErrorKind.LinkRevoked] = new("LinkRevoked", ErrorCategory.InvalidOperation, AyrshareErrorActor.You,
            "The link session was revoked.",
            "Issue a new link, if the client is still to link networks: New-AyrshareLinkSession."),
        [AyrshareErrorKind.LinkNotFound] = new("LinkNotFound", ErrorCategory.ObjectNotFound, AyrshareErrorActor.You,
            "There is no such link session, or it is another profile's.",
            "Check the session id: it is the SessionId of what New-AyrshareLinkSession put out, not the token in the link. Check that the profile key is the one that it was issued with."),
        [AyrshareErrorKind.LinkExpired] = new("LinkExpired", ErrorCategory.InvalidOperation, AyrshareErrorActor.You,
            "The link session has expired.",
            "Issue a new link: New-AyrshareLinkSession. With the Max Pack, -ExpiresIn makes it live longer."),
        [AyrshareErrorKind.MaxPackMissing] = new("MaxPackMissing", ErrorCategory.PermissionDenied, AyrshareErrorActor.AccountOwner,
            "The account's plan lacks the Max Pack, which -ExpiresIn, mails and links to one network need.",
            "Leave -ExpiresIn, the mail and the one network out, or have the Max Pack added to the plan."),
        [AyrshareErrorKind.RateLimited] = new("RateLimited", ErrorCategory.LimitsExceeded, AyrshareErrorActor.You,
            "The profile's requests of these five minutes are spent; without a profile key, the account's.",
            "Wait five minutes. If another program uses the same account, give it a quieter hour."),
        [AyrshareErrorKind.ServerError] = new("ServerError", ErrorCategory.ResourceUnavailable, AyrshareErrorActor.Ayrshare,
            "Ayrshare's server failed.",
            "Run the row again later; nothing was done twice."),
        [AyrshareErrorKind.Unreachable] = new("Unreachable", ErrorCategory.ConnectionError, AyrshareErrorActor.You,
            "No connection to Ayrshare came about.",
            "Check the network, the proxy and -BaseUri, then run the row again: nothing was done."),
        [AyrshareErrorKind.NoAnswer] = new("NoAnswer", ErrorCategory.OperationTimeout, AyrshareErrorActor.You,
            "The connection broke, or the time ran out, before the answer was complete.",
            "Run the row again; a longer -TimeoutSec on Connect-Ayrshare may help."),
        [AyrshareErrorKind.InvalidAnswer] = new("InvalidAnswer", ErrorCategory.InvalidResult, AyrshareErrorActor.You,
            "There was an answer, but not one that Ayrshare gives.",
            "Check that -BaseUri is Ayrshare's and that no proxy answers in its place, then run the row again."),
        [AyrshareErrorKind.Rejected] = new("Rejected", ErrorCategory.InvalidData, AyrshareErrorActor.You,
            "Ayrshare refused the request as it is.",
            "Correct what the message names, then run the row again."),
    };

    // Source: the errors in reference of POST /profiles, POST /profiles/generateJWT and /profiles/link-sessions.
    private static readonly Dictionary<int, KnownError> Codes = new Dictionary<int, KnownError>
    {
        [146] = Kinds[AyrshareErrorKind.TitleTaken],
        [189] = Kinds[AyrshareErrorKind.PrivateKeyRefused],
        [501] = Kinds[AyrshareErrorKind.LinkRevoked],
        [502] = Kinds[AyrshareErrorKind.LinkNotFound],
        [503] = Kinds[AyrshareErrorKind.LinkExpired],
        [504] = Kinds[AyrshareErrorKind.MaxPackMissing],
    };

    // Source: the HTTP statuses of the API's documentation.
    private static readonly Dictionary<int, KnownError> Statuses = new Dictionary<int, KnownError>
    {
        [400] = Kinds[AyrshareErrorKind.Rejected],
        [401] = Kinds[AyrshareErrorKind.Unauthorized],
        [402] = new("Rejected", ErrorCategory.InvalidData, AyrshareErrorActor.AccountOwner,
            "The account's plan, or its payment, does not cover the request.",
            "Have the plan and its payment looked at in Ayrshare's dashboard, then run the row again."),
        [403] = Kinds[AyrshareErrorKind.Forbidden],
        [404] = Kinds[AyrshareErrorKind.NotFound],
        [405] = new("Rejected", ErrorCategory.InvalidData, AyrshareErrorActor.You,
            "The endpoint does not take requests of this method.",
            "Check that -BaseUri is Ayrshare's, and the method of a request of your own."),
        [429] = Kinds[AyrshareErrorKind.RateLimited],
        [500] = Kinds[AyrshareErrorKind.ServerError],
        [502] = Kinds[AyrshareErrorKind.ServerError],
        [503] = Kinds[AyrshareErrorKind.ServerError],
        [504] = Kinds[AyrshareErrorKind.ServerError],
    };

    /// <summary>The error of a call that failed.</summary>
    public static KnownError Of(AyrshareApiException failure) => failure switch
    {
        { OutcomeUnknown: true, Endpoint: "POST /profiles" } => UnknownCreation,
        { OutcomeUnknown: true, Endpoint: "POST /profiles/generateJWT" or "POST /profiles/link-sessions" } => UnknownMail,
        { OutcomeUnknown: true, Endpoint: "DELETE /profiles" } => UnknownRemoval,
        { OutcomeUnknown: true } => UnknownCall,
        { Kind: AyrshareErrorKind.NotFound, Endpoint: "DELETE /profiles" } => NoSuchProfile,
        { Kind: AyrshareErrorKind.Rejected, RetryAvailable: true } => Repeatable,
        { Kind: AyrshareErrorKind.Rejected, StatusCode: 402 or 405, Code: null } => Statuses[failure.StatusCode.Value],
        _ => Kinds[failure.Kind].Told(failure.Code is { } code ? OfCode(code) : null),
    };

    /// <summary>The errors by Ayrshare's own codes.</summary>
    public static IReadOnlyDictionary<int, KnownError> ByCode => Codes;

    /// <summary>The errors by HTTP statuses.</summary>
    public static IReadOnlyDictionary<int, KnownError> ByStatus => Statuses;

    /// <summary>The error of Ayrshare's own code, or null if it is not in the table.</summary>
    public static KnownError? OfCode(int code) => Codes.TryGetValue(code, out var known) ? known : null;

    /// <summary>The error of an HTTP status, or null if it is not in the table.</summary>
    public static KnownError? OfStatus(int status) => Statuses.TryGetValue(status, out var known) ? known : null;

    /// <summary>The error of a call by its id, or null if it is not in the table.</summary>
    public static KnownError? OfId(string id) =>
        id == UnknownMail.Id ? UnknownMail : Kinds.Values.FirstOrDefault(known => string.Equals(known.Id, id, StringComparison.Ordinal));

    /// <summary>Who has to act on a problem that a command found itself.</summary>
    public static AyrshareErrorActor ActorOf(string id) => id switch
    {
        "WaitTimeout" => AyrshareErrorActor.Client,
        "ProfileSuspended" => AyrshareErrorActor.AccountOwner,
        _ => AyrshareErrorActor.You,
    };
}
