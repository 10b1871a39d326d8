using System;
using System.Collections.Generic;

namespace Ayrshare.PowerShell;

/// <summary>The addresses at which this process serves the API itself, as a sandbox does, so that Tab can offer them.</summary>
internal static class LocalAddresses
{
    private static readonly List<Uri> Served = [];

    /// <summary>The addresses that are served now.</summary>
    public static IReadOnlyList<Uri> All
    {
        get
        {
            lock (Served)
                return Served.ToArray();
        }
    }

    /// <summary>Adds an address from which the API is served from now on.</summary>
    public static void Add(Uri address)
    {
        lock (Served)
            Served.Add(address);
    }

    /// <summary>Removes an address that is no longer served.</summary>
    public static void Remove(Uri address)
    {
        lock (Served)
            Served.Remove(address);
    }
}
