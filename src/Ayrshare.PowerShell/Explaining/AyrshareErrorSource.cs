using System;

namespace Ayrshare.PowerShell;

/// <summary>Who has explained an error.</summary>
[Flags]
public enum AyrshareErrorSource
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>This module, from its own table or by what it found itself.</summary>
    Module = 1,

    /// <summary>Ayrshare, when it was asked.</summary>
    Ayrshare = 2,
}
