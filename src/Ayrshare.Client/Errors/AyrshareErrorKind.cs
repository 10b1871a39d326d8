namespace Ayrshare.Client;

/// <summary>What went wrong in a call, as far as it decides what a caller does next.</summary>
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

    /// <summary>A profile with this title already exists (code 146).</summary>
    TitleTaken,

    /// <summary>The private key or the token made with it was refused (code 189).</summary>
    PrivateKeyRefused,

    /// <summary>The link was revoked (code 501).</summary>
    LinkRevoked,

    /// <summary>The link does not exist (code 502).</summary>
    LinkNotFound,

    /// <summary>The link has expired (code 503).</summary>
    LinkExpired,

    /// <summary>The request requires the Max Pack, which the account does not have (code 504).</summary>
    MaxPackMissing,

    /// <summary>The account has no messaging (code 361).</summary>
    MessagingNotEnabled,

    /// <summary>The network must be linked anew before it can be used for messaging (code 362).</summary>
    MessagingRelinkNeeded,

    /// <summary>The rate limit was exceeded, and waiting did not help (HTTP 429).</summary>
    RateLimited,

    /// <summary>The server failed (HTTP 5xx).</summary>
    ServerError,

    /// <summary>The connection could not be established, so the request did not reach the server.</summary>
    Unreachable,

    /// <summary>The connection broke or timed out after the request was sent.</summary>
    NoAnswer,

    /// <summary>There was a response, but not one that the API gives.</summary>
    InvalidAnswer,
}
