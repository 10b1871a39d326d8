using System.Diagnostics.CodeAnalysis;

namespace Ayrshare.PowerShell;

/// <summary>The HTTP methods of the API.</summary>
[SuppressMessage("Naming", "CA1716", Justification = "GET is the method's name.")]
public enum AyrshareApiMethod
{
    /// <summary>Reads data. The request can be repeated.</summary>
    Get,

    /// <summary>Creates or computes something.</summary>
    Post,

    /// <summary>Replaces an object.</summary>
    Put,

    /// <summary>Changes the fields in the body.</summary>
    Patch,

    /// <summary>Removes an object.</summary>
    Delete,
}
