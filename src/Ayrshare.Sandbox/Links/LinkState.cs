namespace Ayrshare.Sandbox;

/// <summary>What has become of a link.</summary>
internal enum LinkState
{
    /// <summary>It works, and nobody has opened it.</summary>
    Active,

    /// <summary>It works, and was opened.</summary>
    Opened,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It was revoked before its time was over.</summary>
    Revoked,
}
