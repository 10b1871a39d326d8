using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace Ayrshare.Sandbox;

/// <summary>The headers of a delivery. Export-Csv writes them to one cell.</summary>
public sealed class SandboxHeaders : ReadOnlyDictionary<string, string>
{
    internal SandboxHeaders(IReadOnlyDictionary<string, string> headers)
        : base(headers.ToDictionary(header => header.Key, header => header.Value))
    {
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(";", this.Select(header => $"{header.Key}: {header.Value}"));
}
