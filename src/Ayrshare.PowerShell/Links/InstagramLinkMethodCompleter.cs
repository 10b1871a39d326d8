using System.Collections;
using System.Collections.Generic;

namespace Ayrshare.PowerShell;

/// <summary>Completes the ways to link Instagram.</summary>
public sealed class InstagramLinkMethodCompleter : NameCompleter
{
    internal static string[] All => ["instagram", "facebook"];

    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) => All;
}
