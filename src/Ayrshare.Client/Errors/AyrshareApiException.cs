using System;

namespace Ayrshare.Client;

/// <summary>A call to the Ayrshare API that failed. Its text never contains a credential.</summary>
public sealed class AyrshareApiException : Exception
{
    internal AyrshareApiException(AyrshareErrorKind kind, ApiCall call, string message, Exception? inner = null)
        : base(VisibleText.Of($"{call.Endpoint}: {message}"), inner)
    {
        Kind = kind;
        Endpoint = call.Endpoint;
        Effect = call.Effect;
    }

    /// <inheritdoc/>
    public override string Message => Tries > 1
        ? $"{base.Message.TrimEnd('.')}. It was tried {Tries} times in {InWords(TriedFor)}."
        : base.Message;

    /// <summary>What went wrong.</summary>
    public AyrshareErrorKind Kind { get; }

    /// <summary>The method and path of the call, such as <c>POST /profiles</c>.</summary>
    public string Endpoint { get; }

    /// <summary>What the call does that must not happen twice.</summary>
    public ApiEffect Effect { get; }

    /// <summary>Whether the request named a User Profile by its key. Others are for the account or its Primary Profile.</summary>
    public bool HasProfileKey { get; internal init; }

    /// <summary>The HTTP status, or null if there was no response.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>Ayrshare's own code, such as 146, or null. Source: the errors page of the API's documentation.</summary>
    public int? Code { get; internal init; }

    /// <summary>Ayrshare's name for the action that failed, such as <c>JWT</c>.</summary>
    public string? Action { get; internal init; }

    /// <summary>The social network that the error is about, if any.</summary>
    public string? Platform { get; internal init; }

    /// <summary>Whether the API said that the same request may be sent again.</summary>
    public bool RetryAvailable { get; internal init; }

    /// <summary>The request id from the response, for Ayrshare's support, or null if there was none.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>
    /// The response's JSON, if it had any, with credentials hidden. When a call failed in part, such as a post on one of
    /// its networks, it says what happened to the rest.
    /// </summary>
    public string? Response { get; internal init; }

    /// <summary>Whether the call may have taken effect although it failed. If so, it must not be repeated blindly.</summary>
    public bool OutcomeUnknown { get; internal init; }

    /// <summary>
    /// Whether every other call of the account would fail too: the API key is wrong, the account is suspended, or
    /// <see cref="RefusalsAreSpent"/>.
    /// </summary>
    public bool RefusesAccount =>
        Kind == AyrshareErrorKind.Unauthorized || (Kind == AyrshareErrorKind.Forbidden && IsAboutAccount) || RefusalsAreSpent;

    /// <summary>Whether the request was not sent because Ayrshare has refused so many of the account with HTTP 429.</summary>
    public bool RefusalsAreSpent { get; internal init; }

    /// <summary>Why there was no connection; null if there was one.</summary>
    public ConnectionObstacle? Obstacle { get; internal init; }

    /// <summary>How often the request was tried before the call gave up.</summary>
    public int Tries { get; internal set; } = 1;

    /// <summary>How long the call has tried, if it has tried more than once.</summary>
    public TimeSpan TriedFor { get; internal set; }

    /// <summary>The failure in a few words.</summary>
    internal string InShort => this switch
    {
        { StatusCode: { } status } => $"HTTP {status}",
        { Obstacle: ConnectionObstacle.Refused } => "connection refused",
        { Obstacle: ConnectionObstacle.UnknownHost } => "unknown host",
        { Obstacle: ConnectionObstacle.Tls } => "TLS failed",
        { Obstacle: not null } => "no connection",
        { TimedOut: true } => "no response in time",
        _ => "connection broken",
    };

    internal bool TimedOut { get; init; }

    internal bool IsAboutAccount { get; set; }

    internal bool MayRepeat { get; init; }

    private static string InWords(TimeSpan time) => time < TimeSpan.FromMinutes(2)
        ? $"{Math.Max(1, time.TotalSeconds):0} s"
        : $"{time.TotalMinutes:0} minutes";
}
