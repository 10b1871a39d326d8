using System.Collections.Generic;

namespace Ayrshare.PowerShell;

/// <summary>Completes $true and $false.</summary>
public sealed class FlagCompleter : NameCompleter
{
    private protected override IEnumerable<string> Expressions() => ["$true", "$false"];
}
