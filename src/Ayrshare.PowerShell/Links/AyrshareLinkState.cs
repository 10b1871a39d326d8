namespace Ayrshare.PowerShell;

/// <summary>The states of a link session, as Ayrshare names them.</summary>
// PowerShell's ConvertTo-Json writes the name of a value of a long, and only the number of others.
public enum AyrshareLinkState : long
{
    /// <summary>The link was issued.</summary>
    Pending,

    /// <summary>The link is in use.</summary>
    Active,

    /// <summary>The link has expired.</summary>
    Expired,

    /// <summary>The link was revoked before it expired.</summary>
    Revoked,
}
