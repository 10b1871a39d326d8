using System.Collections;
using System.Collections.Generic;

namespace Ayrshare.PowerShell;

/// <summary>Completes the ids of the link sessions that commands have issued with the connection.</summary>
public sealed class SessionIdCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) =>
        ConnectionStore.Known(bound)?.SessionIds.Snapshot() ?? [];
}
