using System.Collections;
using System.Collections.Generic;

namespace Ayrshare.PowerShell;

/// <summary>Completes $true and $false.</summary>
public sealed class FlagCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) => ["$true", "$false"];

    private protected override string Quoted(string name) => name;
}
