namespace Ayrshare.PowerShell;

/// <summary>What happened to a social account.</summary>
// PowerShell's ConvertTo-Json writes the name of a value of a long, and only the number of others.
public enum AyrshareWebhookEventType : long
{
    /// <summary>The account was linked.</summary>
    Link,

    /// <summary>The account was unlinked, by the client or by Ayrshare because it is no longer valid.</summary>
    Unlink,

    /// <summary>The account must be linked again soon.</summary>
    Refresh,
}
