using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace Ayrshare.Sandbox;

/// <summary>
/// A list in an output. Export-Csv writes its elements to one cell, separated by semicolons. For an array, Export-Csv would write only
/// the type.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed class SandboxList<T> : ReadOnlyCollection<T>
{
    internal SandboxList(IEnumerable<T> items)
        : base(items.ToArray())
    {
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(";", this);
}
