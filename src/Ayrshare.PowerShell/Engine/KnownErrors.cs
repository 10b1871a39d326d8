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
        Errors.OutcomeUnknown,
        "The response was lost after the request had been sent: whether the profile was created is unknown.",
        "Do not simply run it again. Check first with Get-AyrshareProfile -Title whether the profile exists. "
        + "The list can be up to 5 minutes old.");

    private static readonly KnownError UnknownRemoval = new(
        Errors.OutcomeUnknown,
        "The response was lost after the request had been sent: whether the profile was removed is unknown.",
        "Do not simply run it again. Check first with Get-AyrshareProfile -Title whether the profile still exists. "
        + "The list can be up to 5 minutes old.");

    private static readonly KnownError NoSuchProfile = new(
        Errors.NotFound,
        "The account has no such profile.",
        "Get-AyrshareProfile lists the profiles. Titles must match exactly, including case and blanks. "
        + "The profile may have been removed already.");

    private static readonly KnownError UnknownMail = new(
        Errors.OutcomeUnknown,
        "The response was lost after the request had been sent: whether it took effect is unknown.",
        "Do not simply run it again: the client would get the email twice. Ask the client, or look in Ayrshare's dashboard, "
        + "before you send it again.");

    private static readonly KnownError UnknownCall = new(
        Errors.OutcomeUnknown,
        "The response was lost after the request had been sent: whether it took effect is unknown.",
        "Do not simply run it again: its effect could occur twice. Check first whether it took effect, such as with history "
        + "for a post, or look in Ayrshare's dashboard.");

    private static readonly KnownError Repeatable = new(
        Errors.Rejected,
        "Ayrshare refused the request for now.",
        "Ayrshare says that the same request can be sent again.")
    {
        Category = ErrorCategory.InvalidOperation,
    };

    private static readonly Dictionary<AyrshareErrorKind, KnownError> Kinds = new Dictionary<AyrshareErrorKind, KnownError>
    {
        [AyrshareErrorKind.Unauthorized] = new(Errors.Unauthorized,
            "The API key is missing or wrong.",
            "Check the API key: Ayrshare's dashboard shows it under API Key. Connect-Ayrshare takes the right one."),
        [AyrshareErrorKind.Forbidden] = new(Errors.Forbidden,
            "The profile key is wrong, the profile or the account is suspended, or the plan lacks what was asked for.",
            "Check the profile key. Then check in Ayrshare's dashboard whether the profile or the account is suspended, and "
            + "whether the plan includes what was requested: -ExpiresIn and emails need the Max Pack."),
        [AyrshareErrorKind.NotFound] = new(Errors.NotFound,
            "Ayrshare does not have what was asked for.",
            "Check the profile key, the path with any id in it, and that -BaseUri is Ayrshare's."),
        [AyrshareErrorKind.TitleTaken] = new(Errors.TitleTaken,
            "A profile of that title exists already.",
            "Choose another title, or use the profile that exists: Get-AyrshareProfile -Title shows it. The list can be up to "
            + "5 minutes old. After a creation whose response was lost, it is that profile."),
        [AyrshareErrorKind.PrivateKeyRefused] = new(Errors.PrivateKeyRefused,
            "Ayrshare could not make a link with the private key: it is damaged, or not this account's.",
            "Check that the private key is this account's and has every line break: Test-AyrshareConnection checks it. "
            + "Check the domain and the profile key too."),
        [AyrshareErrorKind.LinkRevoked] = new(Errors.LinkRevoked,
            "The link session was revoked.",
            "Issue a new link, if the client is still to link networks: New-AyrshareLinkSession."),
        [AyrshareErrorKind.LinkNotFound] = new(Errors.LinkNotFound,
            "There is no such link session, or it is another profile's.",
            "Check the session id: it is the SessionId in the output of New-AyrshareLinkSession, not the token in the link. "
            + "Check that the profile key is the one that the link was issued with."),
        [AyrshareErrorKind.LinkExpired] = new(Errors.LinkExpired,
            "The link session has expired.",
            "Issue a new link: New-AyrshareLinkSession. With the Max Pack, -ExpiresIn makes it live longer."),
        [AyrshareErrorKind.MaxPackMissing] = new(Errors.MaxPackMissing,
            "The account's plan lacks the Max Pack, which -ExpiresIn, emails and links to one network need.",
            "Leave out -ExpiresIn, the email and -Network, or have the Max Pack added to the plan."),
        [AyrshareErrorKind.RateLimited] = new(Errors.RateLimited,
            "The profile, or without a profile key the account, has used all requests of these five minutes.",
            "Wait five minutes. If another program uses the same account, run the two at different times."),
        [AyrshareErrorKind.ServerError] = new(Errors.ServerError,
            "Ayrshare's server failed.",
            "Run the row again later; nothing was done twice."),
        [AyrshareErrorKind.Unreachable] = new(Errors.Unreachable,
            "No connection to Ayrshare could be made.",
            "Check the network, the proxy and -BaseUri, then run the row again: nothing was done."),
        [AyrshareErrorKind.NoAnswer] = new(Errors.NoAnswer,
            "The connection broke or timed out before the response was complete.",
            "Run the row again; a longer -TimeoutSec on Connect-Ayrshare may help."),
        [AyrshareErrorKind.InvalidAnswer] = new(Errors.InvalidAnswer,
            "There was a response, but not one of Ayrshare's.",
            "Check that -BaseUri is Ayrshare's and that no proxy responds in its place, then run the row again."),
        [AyrshareErrorKind.Rejected] = new(Errors.Rejected,
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
        [402] = new(Errors.Rejected,
            "The account's plan, or its payment, does not cover the request.",
            "Have the plan and its payment checked in Ayrshare's dashboard, then run the row again.")
        {
            WhoActs = AyrshareErrorActor.AccountOwner,
        },
        [403] = Kinds[AyrshareErrorKind.Forbidden],
        [404] = Kinds[AyrshareErrorKind.NotFound],
        [405] = new(Errors.Rejected,
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
}
