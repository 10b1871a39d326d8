using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Ayrshare.PowerShell;

/// <summary>What a row's work has brought, to be written when it is the row's turn.</summary>
internal sealed record RowResult
{
    /// <summary>The objects to write. They are enumerated on the pipeline's thread.</summary>
    public IEnumerable<object?> Output { get; init; } = [];

    /// <summary>Whether the objects carry on the further columns of the row, so that later commands find them.</summary>
    public bool CarriesColumns { get; init; }

    /// <summary>Whether these columns include those of a profile key. Without the key, the command cannot know whose key it is, and the
    /// next one would take it for that of the output.</summary>
    public bool CarriesKeys { get; init; } = true;

    /// <summary>What went wrong although there is a result; written after the output.</summary>
    public AyrshareCommandException? Problem { get; init; }

    /// <summary>A warning, written after the output and the problem.</summary>
    public string? Warning { get; init; }

    /// <summary>A verbose line, written last.</summary>
    public string? Verbose { get; init; }

    /// <summary>What has been done, for a warning in case the pipeline ends before the output can be written.</summary>
    public string? IfUnwritten { get; init; }

    /// <summary>Work that goes on where this ended, such as the next page. Its result is the next to be written.</summary>
    public Func<RowCall, Task<RowResult>>? Next { get; init; }
}
