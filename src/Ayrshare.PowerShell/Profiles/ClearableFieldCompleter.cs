using System.Collections;
using System.Collections.Generic;

namespace Ayrshare.PowerShell;

/// <summary>Completes the names of the fields that can be cleared.</summary>
public sealed class ClearableFieldCompleter : NameCompleter
{
    internal static IReadOnlyList<string> Fields { get; } = ["DisplayTitle", "TopHeader", "SubHeader", "DisableSocial", "Tags"];

    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) => Fields;
}
