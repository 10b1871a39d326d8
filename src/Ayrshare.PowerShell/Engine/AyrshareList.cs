using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace Ayrshare.PowerShell;

/// <summary>
/// A list of names, such as networks or labels. Export-Csv writes them to one cell, separated by semicolons, and the
/// commands read lists in this form. For an array, Export-Csv would write only the type.
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
