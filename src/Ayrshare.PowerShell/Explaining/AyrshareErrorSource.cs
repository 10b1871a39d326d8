using System;

namespace Ayrshare.PowerShell;

/// <summary>Who explained an error.</summary>
// PowerShell's ConvertTo-Json writes the name of a value of a long, and only the number of others.
[Flags]
public enum AyrshareErrorSource : long
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>This module, from its own table or from its own checks.</summary>
    Module = 1,

    /// <summary>Ayrshare, in response to a request.</summary>
    Ayrshare = 2,
}
