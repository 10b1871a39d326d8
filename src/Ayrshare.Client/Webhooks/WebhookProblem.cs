namespace Ayrshare.Client;

/// <summary>Why the delivery of a webhook is refused.</summary>
public enum WebhookProblem
{
    /// <summary>There is no signature header.</summary>
    SignatureMissing,

    /// <summary>No signature is that of the body with one of the secrets.</summary>
    SignatureMismatch,

    /// <summary>There is no timestamp header, there are several different ones, or it is not a time.</summary>
    TimestampInvalid,

    /// <summary>The timestamp is further in the past than the maximum age.</summary>
    TooOld,

    /// <summary>The timestamp is further in the future than the maximum age.</summary>
    InFuture,

    /// <summary>The body is not a JSON object.</summary>
    BodyInvalid,

    /// <summary>The event was received before.</summary>
    Repeated,
}
