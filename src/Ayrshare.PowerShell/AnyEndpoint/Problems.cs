using System;
using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>What is wrong with a body or a query, which all rows have in common.</summary>
internal static class Problems
{
    /// <summary>The error for a field.</summary>
    public static AyrshareCommandException Invalid(string where, string problem, string action) =>
        where.StartsWith("Query", StringComparison.Ordinal)
            ? new(Errors.InvalidQuery, $"{where}: {problem}", action)
            : new(Errors.InvalidBody, $"{where}: {problem}", action);

    /// <summary>Reads properties, whose code can fail.</summary>
    public static T Read<T>(Func<T> read, string where)
    {
        try
        {
            return read();
        }
        catch (GetValueException failure)
        {
            throw Invalid(where, "one of its properties cannot be read.",
                $"Give a hashtable with the values themselves. {failure.GetType().Name} came from the property's own code.");
        }
    }
}
