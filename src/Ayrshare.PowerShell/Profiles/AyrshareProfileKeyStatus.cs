namespace Ayrshare.PowerShell;

/// <summary>What Import-AyrshareProfileKey did with a profile key.</summary>
// PowerShell's ConvertTo-Json writes the name of a value of a long, and only the number of others.
public enum AyrshareProfileKeyStatus : long
{
    /// <summary>The key was stored.</summary>
    Stored,

    /// <summary>The key replaced another one, because of -Force.</summary>
    Replaced,

    /// <summary>The vault already had the key.</summary>
    Unchanged,
}
