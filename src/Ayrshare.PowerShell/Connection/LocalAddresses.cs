using System;
using System.Collections.Generic;

namespace Ayrshare.PowerShell;

/// <summary>The addresses of the sandboxes in this process, for tab completion.</summary>
internal static class LocalAddresses
{
    private static readonly List<Uri> Served = [];

    /// <summary>The current addresses.</summary>
    public static IReadOnlyList<Uri> All
    {
        get
        {
            lock (Served)
                return Served.ToArray();
        }
    }

    /// <summary>Adds the address of a sandbox that has started.</summary>
    public static void Add(Uri address)
    {
        lock (Served)
            Served.Add(address);
    }

    /// <summary>Removes the address of a sandbox that has stopped.</summary>
    public static void Remove(Uri address)
    {
        lock (Served)
            Served.Remove(address);
    }
}
