namespace Ayrshare.Client;

/// <summary>What went wrong in a call, in the terms on which a caller decides what to do.</summary>
public enum AyrshareErrorKind
{
    /// <summary>The API refused the request as it is (HTTP 400, 402, 405 and other 4xx).</summary>
    Rejected,

    /// <summary>The API key is missing or wrong (HTTP 401).</summary>
    Unauthorized,

    /// <summary>Not allowed, suspended, or not in the plan (HTTP 403).</summary>
    Forbidden,

    /// <summary>No such resource (HTTP 404).</summary>
    NotFound,

    /// <summary>A profile of that title exists already (code 146).</summary>
    TitleTaken,

    /// <summary>The private key or the token made with it was refused (code 189).</summary>
    PrivateKeyRefused,

    /// <summary>The link was revoked (code 501).</summary>
    LinkRevoked,

    /// <summary>No such link (code 502).</summary>
    LinkNotFound,

    /// <summary>The link has come to its end (code 503).</summary>
    LinkExpired,

    /// <summary>What was asked for a link needs the Max Pack, which the account lacks (code 504).</summary>
    MaxPackMissing,

    /// <summary>The account has no messaging (code 361).</summary>
    MessagingNotEnabled,

    /// <summary>The network must be linked anew before it can be used for messaging (code 362).</summary>
    MessagingRelinkNeeded,

    /// <summary>The rate limit was hit, and waiting for it did not help (HTTP 429).</summary>
    RateLimited,

    /// <summary>The server failed (HTTP 5xx).</summary>
    ServerError,

    /// <summary>No connection came about; the request did not reach the server.</summary>
    Unreachable,

    /// <summary>The connection broke or the time ran out after the request had gone out.</summary>
    NoAnswer,

    /// <summary>There was an answer, but not one that the API gives.</summary>
    InvalidAnswer,
}
