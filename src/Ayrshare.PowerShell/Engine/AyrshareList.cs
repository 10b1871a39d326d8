using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace Ayrshare.PowerShell;

/// <summary>
/// Names, such as networks or labels. Export-Csv writes them into one cell with semicolons between them, as the commands
/// read lists; of an array it would write the type.
/// </summary>
public sealed class AyrshareList : ReadOnlyCollection<string>
{
    internal AyrshareList(IEnumerable<string> names)
        : base(names.ToArray())
    {
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(";", this);
}
