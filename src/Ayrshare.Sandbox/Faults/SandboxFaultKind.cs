namespace Ayrshare.Sandbox;

/// <summary>What a <see cref="SandboxFault"/> does to a request.</summary>
public enum SandboxFaultKind
{
    /// <summary>Responds with an Ayrshare error and <see cref="SandboxFault.Status"/>; the request is not handled.</summary>
    Status,

    /// <summary>Closes the connection; the request is not handled.</summary>
    DropBefore,

    /// <summary>Handles the request, then closes the connection instead of responding.</summary>
    DropAfter,

    /// <summary>Waits for <see cref="SandboxFault.Delay"/>, then continues normally.</summary>
    Slow,

    /// <summary>Handles the request, then responds with 200 and malformed JSON.</summary>
    MalformedBody,

    /// <summary>Handles the request, then sends half of the body that <c>Content-Length</c> announces and closes the connection.</summary>
    HalfBody,

    /// <summary>
    /// Responds with an HTML page, as a gateway in between would. The request is not handled when
    /// <see cref="SandboxFault.Status"/> is 500 or more; otherwise it is. The default status is 200.
    /// </summary>
    HtmlBody,

    /// <summary>Handles the request, then responds with 10 MB of JSON.</summary>
    HugeBody,

    /// <summary>Handles the request, then responds in UTF-16, as <c>Content-Type</c> states.</summary>
    OtherEncoding,

    /// <summary>
    /// Responds with 400 and a message that repeats the <c>Authorization</c> and <c>Profile-Key</c> headers and the body, to
    /// test whether the caller hides them; the request is not handled.
    /// </summary>
    EchoSecrets,
}
