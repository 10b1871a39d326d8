namespace Ayrshare.Sandbox;

/// <summary>The outcome of an attempt to deliver an event.</summary>
// PowerShell's ConvertTo-Json writes the name of a value of a long, and only the number of others.
public enum SandboxDeliveryOutcome : long
{
    /// <summary>The receiver returned a success.</summary>
    Delivered,

    /// <summary>The receiver returned 408, 425, 429 or 5xx, or did not respond, and the attempt will be repeated.</summary>
    WillRepeat,

    /// <summary>The receiver refused the event, or this was the last attempt.</summary>
    Failed,

    /// <summary>The URL is not on this machine, so that the sandbox did not send the event.</summary>
    NotSent,
}
