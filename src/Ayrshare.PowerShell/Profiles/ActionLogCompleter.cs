using System.Collections;
using System.Collections.Generic;

namespace Ayrshare.PowerShell;

/// <summary>Completes the values of -ActionLog: the whole log, a day, a week, a month, or a year.</summary>
public sealed class ActionLogCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) => ["true", "1", "7", "30", "365"];
}
