using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.PowerShell;

/// <summary>Completes the names of this runspace's connections where a name can have wildcards.</summary>
public sealed class ConnectionPatternCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) => ConnectionStore.Here.Names;

    // WildcardPattern.Escape does not escape a backtick.
    private protected override string Argument(string name) =>
        string.Concat(name.Select(c => c is '`' or '*' or '?' or '[' or ']' ? $"`{c}" : $"{c}"));
}
