namespace Ayrshare.PowerShell;

/// <summary>What Import-AyrshareProfileKey did with a profile key.</summary>
public enum AyrshareProfileKeyStatus
{
    /// <summary>The key was stored.</summary>
    Stored,

    /// <summary>The key replaced another one, because of -Force.</summary>
    Replaced,

    /// <summary>The vault already had the key.</summary>
    Unchanged,
}
