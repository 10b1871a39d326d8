using System.Collections.Generic;

namespace Ayrshare.PowerShell;

/// <summary>
/// A list of names or texts, such as networks, labels or changes. The commands read lists in the form that Export-Csv writes.
/// </summary>
public sealed class AyrshareList : AyrshareItems<string>
{
    internal AyrshareList(IEnumerable<string> names)
        : base(names)
    {
    }
}
