using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Explains the errors of requests: what each means, who has to act, and what to do.</summary>
internal static class KnownErrors
{
    private static readonly KnownError UnknownCreation = new(
        Errors.OutcomeUnknown,
        "The request was sent, but its response was lost. It is unknown whether the profile was created.",
        "Do not run it again yet. First use Get-AyrshareProfile -Title to check whether the profile exists. "
        + "The list can be up to 5 minutes old.");

    private static readonly KnownError UnknownRemoval = new(
        Errors.OutcomeUnknown,
        "The request was sent, but its response was lost. It is unknown whether the profile was removed.",
        "Do not run it again yet. First use Get-AyrshareProfile -Title to check whether the profile still exists. "
        + "The list can be up to 5 minutes old.");

    private static readonly KnownError NoSuchProfile = new(
        Errors.NotFound,
        "The account has no such profile.",
        "Use Get-AyrshareProfile to list the profiles. Titles must match exactly, including case and spaces. "
        + "The profile may have been removed already.");

    private static readonly KnownError UnknownMail = new(
        Errors.OutcomeUnknown,
        "The request was sent, but its response was lost. It is unknown whether it took effect.",
        "Do not run it again yet: the client could get the email twice. Before you send it again, ask the client, or check "
        + "Ayrshare's dashboard.");

    private static readonly KnownError UnknownCall = new(
        Errors.OutcomeUnknown,
        "The request was sent, but its response was lost. It is unknown whether it took effect.",
        "Do not run it again yet: its effect could occur twice. First check whether it took effect: use the endpoint history "
        + "for a post, or check Ayrshare's dashboard.");

    private static readonly KnownError Repeatable = new(
        Errors.Rejected,
        "Ayrshare refused the request temporarily.",
        "Try again: Ayrshare reports that the same request can be sent again.")
    {
        Category = ErrorCategory.InvalidOperation,
    };

    private static readonly KnownError RefusalsSpent = new(
        Errors.RateLimited,
        "Ayrshare has refused so many requests of the account with HTTP 429 that more could get its profiles suspended.",
        "Find out what else uses the account: another program, or this module on another machine. Stop it, and run the command "
        + "again after the time in the message.");

    private static readonly KnownError AccountRefused = new(
        Errors.Forbidden,
        "Ayrshare refuses all requests of the account, such as because the account is suspended.",
        "See the reason in Ayrshare's dashboard, or ask Ayrshare's support. No other request of the account would succeed either.");

    private static readonly KnownError CreationRefused = new(
        Errors.Forbidden,
        "The plan does not allow the profile: it has as many profiles as the plan includes, or uses a feature that the plan lacks.",
        "Compare the number of profiles, such as from Get-AyrshareUsage, with what the plan in Ayrshare's dashboard includes. Then remove "
        + "profiles that are no longer needed, or have the plan extended.");

    private static readonly KnownError SuspendedProfile = new(
        Errors.Forbidden,
        "Ayrshare has suspended the profile.",
        "See the reason in Ayrshare's dashboard, or with Get-AyrshareProfile -Include suspension. Until the suspension ends, every request "
        + "for the profile fails.");

    private static readonly KnownError WrongProfileKey = new(
        Errors.Forbidden,
        "The profile key is not that of a profile of the account: it is mistyped or old, its profile was removed, or the connection is to "
        + "another account.",
        "Check the connection and the profile key. Ayrshare's dashboard shows the key of each profile. If the key is from a vault, replace "
        + "it with Import-AyrshareProfileKey -Force.")
    {
        WhoActs = AyrshareErrorActor.You,
    };

    private static readonly KnownError NoDomain = new(
        Errors.Rejected,
        "The account has no domain for links, which Ayrshare provides with the Business plan.",
        "Have the plan changed, or ask Ayrshare's support for the account's domain. No link can be issued before.")
    {
        WhoActs = AyrshareErrorActor.AccountOwner,
    };

    private static readonly KnownError NoSigningKey = new(
        Errors.Rejected,
        "Ayrshare has no key with which to check the links of the account.",
        "Ask Ayrshare's support for the private key and the domain of the account, then connect with them.")
    {
        WhoActs = AyrshareErrorActor.AccountOwner,
    };

    private static readonly KnownError MessagingOff = new(
        Errors.MessagingNotEnabled,
        "Messaging is not enabled for the profile or the account.",
        "Use Set-AyrshareProfile -MessagingActive $true for the profile. If the account has no messaging, have it added.");

    private static readonly Dictionary<AyrshareErrorKind, KnownError> Kinds = new Dictionary<AyrshareErrorKind, KnownError>
    {
        [AyrshareErrorKind.Unauthorized] = new(
            Errors.Unauthorized,
            "Check the API key: Ayrshare's dashboard shows it under API Key. Run Connect-Ayrshare with the correct key."),
        [AyrshareErrorKind.Forbidden] = new(
            Errors.Forbidden,
            "Check the profile key. Then check in Ayrshare's dashboard whether the profile or the account is suspended, and "
            + "whether the plan includes what was requested."),
        [AyrshareErrorKind.NotFound] = new(
            Errors.NotFound,
            "Check the profile key, the path and any id in it, and whether -BaseUri is the address of Ayrshare."),
        [AyrshareErrorKind.TitleTaken] = new(
            Errors.TitleTaken,
            "Choose another title, or use the existing profile: Get-AyrshareProfile -Title shows it. The list can be up to "
            + "5 minutes old. If the response to an earlier creation was lost, the profile is from that creation."),
        [AyrshareErrorKind.PrivateKeyRefused] = new(
            Errors.PrivateKeyRefused,
            "Check that the private key belongs to this account and has every line break: run Test-AyrshareConnection. "
            + "Also check the domain and the profile key."),
        [AyrshareErrorKind.LinkRevoked] = new(
            Errors.LinkRevoked,
            "If the client still has to link networks, issue a new link with New-AyrshareLinkSession."),
        [AyrshareErrorKind.LinkNotFound] = new(
            Errors.LinkNotFound,
            "Check the session id: use the SessionId in the output of New-AyrshareLinkSession, not the token in the link or a title. "
            + "Check that the profile key is the one for which the link was issued."),
        [AyrshareErrorKind.LinkExpired] = new(
            Errors.LinkExpired,
            "Issue a new link with New-AyrshareLinkSession. With the Max Pack, -ExpiresIn makes it valid for longer."),
        [AyrshareErrorKind.MaxPackMissing] = new(
            Errors.MaxPackMissing,
            "Leave out -ExpiresIn, the email and -Network, or have the Max Pack added to the plan."),
        [AyrshareErrorKind.MessagingNotEnabled] = new(
            Errors.MessagingNotEnabled,
            "Leave out -MessagingActive, or have messaging added to the account."),
        [AyrshareErrorKind.MessagingRelinkNeeded] = new(
            Errors.MessagingRelinkNeeded,
            "Send the client a new link, such as from New-AyrshareLinkSession, with which the client links Facebook and Instagram anew."),
        [AyrshareErrorKind.RateLimited] = new(
            Errors.RateLimited,
            "Wait five minutes. If another program uses the same account, run the two at different times."),
        [AyrshareErrorKind.ServerError] = new(
            Errors.ServerError,
            "Try again later. Nothing was done twice."),
        [AyrshareErrorKind.Unreachable] = new(
            Errors.Unreachable,
            "Check the network, the proxy and -BaseUri, then try again. Nothing was done."),
        [AyrshareErrorKind.NoAnswer] = new(
            Errors.NoAnswer,
            "Try again. A longer -TimeoutSec on Connect-Ayrshare may help."),
        [AyrshareErrorKind.InvalidAnswer] = new(
            Errors.InvalidAnswer,
            "Check that -BaseUri is the address of Ayrshare and that no proxy responds instead, then try again."),
        [AyrshareErrorKind.Rejected] = new(
            Errors.Rejected,
            "Correct the problem that the message names, then try again."),
    };

    private static readonly Dictionary<ConnectionObstacle, KnownError> Obstacles = new Dictionary<ConnectionObstacle, KnownError>
    {
        [ConnectionObstacle.Unknown] = Kinds[AyrshareErrorKind.Unreachable],
        [ConnectionObstacle.Refused] = NoConnection(
            "Nothing listens at the address, or a firewall or a proxy refuses the connection.",
            "Check the host and the port in -BaseUri, the proxy and the firewall"),
        [ConnectionObstacle.UnknownHost] = NoConnection(
            "The name of the host cannot be resolved.",
            "Check the spelling of the host in -BaseUri, the name of the proxy, and whether this computer has a network and a DNS server"),
        [ConnectionObstacle.Tls] = NoConnection(
            "There is no encrypted connection. Usually, the certificate is not trusted.",
            "Check the date of this computer, whether it trusts the certificate of a proxy that inspects the traffic, and whether "
            + "-BaseUri is the address of Ayrshare"),
        [ConnectionObstacle.ProxyAuthentication] = NoConnection(
            "The proxy refused the user name and password, or got none.",
            "Check the user name and password of the proxy"),
    };

    // Source: the errors page of the API's documentation, and the errors of each endpoint. Who acts is not what Ayrshare's
    // classification says: Ayrshare derives it from the HTTP status alone.
    private static readonly Dictionary<int, KnownError> Codes = new Dictionary<int, KnownError>
    {
        [101] = Kinds[AyrshareErrorKind.Rejected] with { Meaning = "A parameter of the request is missing or incorrect." },
        [102] = Kinds[AyrshareErrorKind.Unauthorized],
        [107] = Duplicate("Facebook refused the post because it is a duplicate."),
        [110] = Duplicate("X refused the post because it is a duplicate."),
        [114] = new(Errors.NotFound,
            "There is no post with this id to delete.",
            "Check the id. The endpoint history lists the posts of a profile."),
        [137] = Duplicate("Ayrshare refused the post because the same post was sent before."),
        [138] = new(Errors.Rejected,
            "Instagram refused the media, for example because of their format or aspect ratio.",
            "Change the media to what Instagram supports, then try again."),
        [146] = Kinds[AyrshareErrorKind.TitleTaken],
        [156] = Relink("The profile has not linked the network.", "links the network"),
        [161] = Relink("Facebook no longer authorizes the link of the client's account.", "links Facebook again"),
        [186] = new(Errors.NotFound,
            "There is no post with this id.",
            "Check the id. The endpoint history lists the posts of a profile."),
        [189] = Kinds[AyrshareErrorKind.PrivateKeyRefused],
        [272] = Relink(
            "X does not authorize the link of the client's account. This also happens to each X account that was linked before "
            + "31 March 2026 without your own X app.",
            "links X again. Issue the link with the keys of your own X app, -XApiKey and -XApiSecret"),
        [288] = new(Errors.Rejected,
            "TikTok is still processing the post.",
            "Wait, then request the status of the post again."),
        [361] = Kinds[AyrshareErrorKind.MessagingNotEnabled],
        [362] = Kinds[AyrshareErrorKind.MessagingRelinkNeeded],
        [382] = new(Errors.Rejected,
            "The social network refused to delete the post.",
            "Delete the post on the social network."),
        [383] = new(Errors.Rejected,
            "The post was already deleted.",
            "No action is needed."),
        [479] = new(Errors.Rejected,
            "Facebook or Instagram cannot retrieve the media.",
            "Check that the URL of the media is public and opens without a sign-in, then try again."),
        [501] = Kinds[AyrshareErrorKind.LinkRevoked],
        [502] = Kinds[AyrshareErrorKind.LinkNotFound],
        [503] = Kinds[AyrshareErrorKind.LinkExpired],
        [504] = Kinds[AyrshareErrorKind.MaxPackMissing],
    };

    // Source: the HTTP statuses in the API's documentation.
    private static readonly Dictionary<int, KnownError> Statuses = new Dictionary<int, KnownError>
    {
        [400] = Kinds[AyrshareErrorKind.Rejected],
        [401] = Kinds[AyrshareErrorKind.Unauthorized],
        [402] = new(Errors.Rejected,
            "The account's plan or its payment does not cover the request.",
            "Check the plan and its payment in Ayrshare's dashboard, then try again.")
        {
            WhoActs = AyrshareErrorActor.AccountOwner,
        },
        [403] = Kinds[AyrshareErrorKind.Forbidden],
        [404] = Kinds[AyrshareErrorKind.NotFound],
        [405] = new(Errors.Rejected,
            "The endpoint does not accept requests with this method.",
            "Check that -BaseUri is the address of Ayrshare. With Invoke-AyrshareApi, check -Method."),
        [429] = Kinds[AyrshareErrorKind.RateLimited],
        [500] = Kinds[AyrshareErrorKind.ServerError],
        [502] = Kinds[AyrshareErrorKind.ServerError],
        [503] = Kinds[AyrshareErrorKind.ServerError],
        [504] = Kinds[AyrshareErrorKind.ServerError],
    };

    /// <summary>The error of a request that failed.</summary>
    public static KnownError Of(AyrshareApiException failure)
    {
        var known = Explain(failure);
        return known.WhoActs == AyrshareErrorActor.Client && !failure.HasProfileKey
            ? known with
            {
                WhoActs = AyrshareErrorActor.AccountOwner,
                Action = "Link the network in Ayrshare's dashboard: the request was for the account's own Primary Profile.",
            }
            : known;
    }

    private static KnownError Explain(AyrshareApiException failure) => failure switch
    {
        { OutcomeUnknown: true } => failure.Effect switch
        {
            ApiEffect.CreatesProfile => UnknownCreation,
            ApiEffect.RemovesProfile => UnknownRemoval,
            ApiEffect.SendsEmail => UnknownMail,
            _ => UnknownCall,
        },
        { Kind: AyrshareErrorKind.NotFound, Effect: ApiEffect.RemovesProfile } => NoSuchProfile,
        { Kind: AyrshareErrorKind.Rejected, RetryAvailable: true } => Repeatable,
        { RefusalsAreSpent: true } => RefusalsSpent,
        { Kind: AyrshareErrorKind.Forbidden } => ExplainForbidden(failure),
        { Kind: AyrshareErrorKind.Rejected, Code: null } when Says(failure, "domain is provisioned") => NoDomain,
        { Kind: AyrshareErrorKind.Rejected, Code: null } when Says(failure, "No signing key") => NoSigningKey,
        { Kind: AyrshareErrorKind.MessagingNotEnabled } when !TakesMessagingActive(failure.Endpoint) => MessagingOff,
        { Obstacle: { } obstacle } => Obstacles[obstacle],
        { Kind: AyrshareErrorKind.Rejected, StatusCode: 402 or 405, Code: null } => Statuses[failure.StatusCode.Value],
        // A gateway that fails may repeat its HTTP status as the code.
        _ => Kinds[failure.Kind].ExplainedBy(failure.Code is { } code && code != failure.StatusCode ? OfCode(code) : null),
    };

    /// <summary>The errors by Ayrshare's own codes.</summary>
    public static IReadOnlyDictionary<int, KnownError> ByCode => Codes;

    /// <summary>The errors by HTTP statuses.</summary>
    public static IReadOnlyDictionary<int, KnownError> ByStatus => Statuses;

    /// <summary>The error of a code of Ayrshare's, or null if it is not in the table.</summary>
    public static KnownError? OfCode(int code) => Codes.TryGetValue(code, out var known) ? known : null;

    /// <summary>The error of an HTTP status, or null if it is not in the table.</summary>
    public static KnownError? OfStatus(int status) => Statuses.TryGetValue(status, out var known) ? known : null;

    /// <summary>An error by its id, whatever its case, or null if it is not in the table.</summary>
    public static KnownError? OfId(string id) => Errors.Find(id) is { } error
        ? Kinds.Values.FirstOrDefault(known => known.Id == error.Id) ?? new KnownError(error, error.Advice)
        : null;

    // Ayrshare documents no codes for these refusals, so only their texts tell them apart.
    private static KnownError ExplainForbidden(AyrshareApiException failure) => failure switch
    {
        { RefusesAccount: true } => AccountRefused,
        { Effect: ApiEffect.CreatesProfile } => CreationRefused,
        _ when Says(failure, "suspended") => SuspendedProfile,
        _ when Says(failure, "Profile-Key") || Says(failure, "Profile Key") => WrongProfileKey,
        _ => Kinds[AyrshareErrorKind.Forbidden].ExplainedBy(failure.Code is { } code && code != failure.StatusCode ? OfCode(code) : null),
    };

    private static bool Says(AyrshareApiException failure, string words) =>
        failure.Message.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool TakesMessagingActive(string endpoint) => endpoint is "POST /profiles" or "PATCH /profiles";

    private static KnownError NoConnection(string meaning, string check) =>
        new(Errors.Unreachable, meaning, $"{check}, then try again. Nothing was done.");

    private static KnownError Duplicate(string meaning) =>
        new(Errors.Rejected, meaning, "Change the post, or wait before you send it again.");

    private static KnownError Relink(string meaning, string what) => new(
        Errors.Rejected, meaning, $"Send the client a new link, such as from New-AyrshareLinkSession, with which the client {what}.")
    {
        WhoActs = AyrshareErrorActor.Client,
    };
}
