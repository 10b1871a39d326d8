namespace Ayrshare.Sandbox;

/// <summary>The state of a link.</summary>
internal enum LinkState
{
    /// <summary>It works, and nobody has opened it.</summary>
    Pending,

    /// <summary>It works, and has been opened.</summary>
    Active,

    /// <summary>It has expired.</summary>
    Expired,

    /// <summary>It was revoked before it expired.</summary>
    Revoked,
}
