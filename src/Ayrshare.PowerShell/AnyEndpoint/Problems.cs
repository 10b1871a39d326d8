using System;
using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Problems with a body or a query, which are the same for all rows.</summary>
internal static class Problems
{
    /// <summary>The error for a field.</summary>
    public static AyrshareCommandException Invalid(string where, string problem, string action) =>
        where.StartsWith("Query", StringComparison.Ordinal)
            ? new(Errors.InvalidQuery, $"{where}: {problem}", action)
            : new(Errors.InvalidBody, $"{where}: {problem}", action);

    /// <summary>Reads properties. Their code can throw.</summary>
    public static T Read<T>(Func<T> read, string where)
    {
        try
        {
            return read();
        }
        catch (GetValueException failure)
        {
            throw Invalid(where, "one of its properties cannot be read.",
                $"Specify a hashtable with the values. The property's own code threw {failure.GetType().Name}.");
        }
    }
}
