namespace Ayrshare.Sandbox;

/// <summary>What a <see cref="SandboxFault"/> does to a call.</summary>
public enum SandboxFaultKind
{
    /// <summary>Answers an Ayrshare error with <see cref="SandboxFault.Status"/>; nothing is done.</summary>
    Status,

    /// <summary>Cuts the connection before anything is done.</summary>
    DropBefore,

    /// <summary>Does what was asked, then cuts the connection instead of answering.</summary>
    DropAfter,

    /// <summary>Waits <see cref="SandboxFault.Delay"/>, then goes on as usual.</summary>
    Slow,

    /// <summary>Does what was asked, then answers 200 with broken JSON.</summary>
    MalformedBody,

    /// <summary>Does what was asked, then sends half of the answer that <c>Content-Length</c> promises and cuts the connection.</summary>
    HalfBody,

    /// <summary>
    /// Answers an HTML page, as a gateway in between would. With a <see cref="SandboxFault.Status"/> of 500 or more
    /// nothing is done; below that, or without one (then 200), what was asked has been done.
    /// </summary>
    HtmlBody,

    /// <summary>Does what was asked, then answers 10 MB of JSON.</summary>
    HugeBody,

    /// <summary>Does what was asked, then answers in UTF-16, as the <c>Content-Type</c> says.</summary>
    OtherEncoding,

    /// <summary>
    /// Answers 400 with a message that repeats the <c>Authorization</c> and <c>Profile-Key</c> headers and the body,
    /// to try whether the caller keeps them out of what it shows; nothing is done.
    /// </summary>
    EchoSecrets,
}
