using System.Collections;
using System.Collections.Generic;

namespace Ayrshare.PowerShell;

/// <summary>Completes usual numbers of days: a week, a month, two months and a year.</summary>
public sealed class DaysCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) => ["7", "30", "60", "365"];

    private protected override bool IsPlain(string name) => true;
}
