using System.Collections;
using System.Collections.Generic;

namespace Ayrshare.PowerShell;

/// <summary>Completes the names of this runspace's connections.</summary>
public sealed class ConnectionNameCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) => ConnectionStore.Here.Names;
}
