namespace Ayrshare.PowerShell;

/// <summary>The states of a link session, as Ayrshare names them.</summary>
public enum AyrshareLinkState
{
    /// <summary>The link was issued.</summary>
    Pending,

    /// <summary>The link is in use.</summary>
    Active,

    /// <summary>The link has reached its end.</summary>
    Expired,

    /// <summary>The link was revoked before its end.</summary>
    Revoked,
}
