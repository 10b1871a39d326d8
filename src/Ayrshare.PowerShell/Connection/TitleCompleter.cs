using System.Collections;
using System.Collections.Generic;

namespace Ayrshare.PowerShell;

/// <summary>Completes the titles of the profiles that the connection's commands have created or shown.</summary>
public sealed class TitleCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) =>
        ConnectionStore.Known(bound)?.Titles.Snapshot() ?? [];
}
