using System.Collections;
using System.Collections.Generic;

namespace Ayrshare.PowerShell;

/// <summary>Completes usual durations of a link, from the default to the longest.</summary>
public sealed class LinkDurationCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) => ["5m", "30m", "2h", "24h", "48h"];

    private protected override bool IsPlain(string name) => true;
}
