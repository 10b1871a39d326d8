using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Ayrshare.HelpGenerator;

/// <summary>One error of the module's table.</summary>
/// <param name="Id">The error's id.</param>
/// <param name="Group">The group of errors to which it belongs.</param>
/// <param name="EndsCommand">Whether it ends the command.</param>
/// <param name="Advice">What to do about it.</param>
internal sealed record ErrorHelp(string Id, string Group, bool EndsCommand, string Advice)
{
    /// <summary>Reads the table, which is internal to the module.</summary>
    public static IReadOnlyList<ErrorHelp> ReadAll(Assembly module)
    {
        var table = module.GetType("Ayrshare.PowerShell.Errors", throwOnError: true)!.GetProperty("All")!.GetValue(null)!;
        return [.. ((IEnumerable)table).Cast<object>().Select(error => new ErrorHelp(
            Read<string>(error, nameof(Id)),
            Read<Enum>(error, nameof(Group)).ToString() is var group && group == "AnyEndpoint" ? "Invoke-AyrshareApi" : group,
            Read<bool>(error, nameof(EndsCommand)),
            Read<string>(error, nameof(Advice))))];
    }

    private static T Read<T>(object error, string property) => (T)error.GetType().GetProperty(property)!.GetValue(error)!;
}
