using System.Diagnostics.CodeAnalysis;

namespace Ayrshare.PowerShell;

/// <summary>The HTTP methods of the API.</summary>
[SuppressMessage("Naming", "CA1716", Justification = "GET is the method's name.")]
public enum AyrshareApiMethod
{
    /// <summary>Reads, and may be repeated.</summary>
    Get,

    /// <summary>Creates, or has something worked out.</summary>
    Post,

    /// <summary>Changes as a whole.</summary>
    Put,

    /// <summary>Changes the fields that are sent.</summary>
    Patch,

    /// <summary>Removes.</summary>
    Delete,
}
