using System.Collections;
using System.Collections.Generic;

namespace Ayrshare.PowerShell;

/// <summary>Completes how much of what was done with a profile is asked for: all that Ayrshare gives, a day, a week, a
/// month, a year.</summary>
public sealed class ActionLogCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) => ["true", "1", "7", "30", "365"];
}
