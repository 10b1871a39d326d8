using System;

namespace Ayrshare.Client;

/// <summary>A call to the Ayrshare API that failed. Its text never holds a credential.</summary>
public sealed class AyrshareApiException : Exception
{
    internal AyrshareApiException(AyrshareErrorKind kind, string endpoint, string message, Exception? inner = null)
        : base($"{endpoint}: {message}", inner)
    {
        Kind = kind;
        Endpoint = endpoint;
    }

    /// <summary>What went wrong.</summary>
    public AyrshareErrorKind Kind { get; }

    /// <summary>The method and path of the call, such as <c>POST /profiles</c>.</summary>
    public string Endpoint { get; }

    /// <summary>The HTTP status, or null if there was no answer.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>Ayrshare's own code, such as 146, or null. Source: the errors page of the API's documentation.</summary>
    public int? Code { get; internal init; }

    /// <summary>Ayrshare's word for what was being done, such as <c>JWT</c>.</summary>
    public string? Action { get; internal init; }

    /// <summary>The social network that the error is about, if any.</summary>
    public string? Platform { get; internal init; }

    /// <summary>Whether the API said that the same request may be sent again.</summary>
    public bool RetryAvailable { get; internal init; }

    /// <summary>The answer's request id, for Ayrshare's support, if it had one.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>
    /// The answer's JSON, if it had any, with credentials hidden: what a call that failed in part, such as a post on one
    /// of its networks, says of the rest.
    /// </summary>
    public string? Answer { get; internal init; }

    /// <summary>Whether the call may have taken effect although it failed: it must not be repeated blindly.</summary>
    public bool OutcomeUnknown { get; internal init; }

    /// <summary>
    /// Whether the account was refused, as it will be with any other call: a wrong API key, or a suspended account. A 403
    /// tells that only of the account's own GET /user; <see cref="AccountCheck"/> asks for it.
    /// </summary>
    public bool RefusesAccount =>
        Kind == AyrshareErrorKind.Unauthorized || (Kind == AyrshareErrorKind.Forbidden && TellsOfAccount);

    internal bool TellsOfAccount { get; init; }

    internal bool MayRepeat { get; init; }
}
