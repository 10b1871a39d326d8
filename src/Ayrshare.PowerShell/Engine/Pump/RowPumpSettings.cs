using System;

namespace Ayrshare.PowerShell;

/// <summary>How a <see cref="RowPump"/> runs the work of a command.</summary>
internal sealed record RowPumpSettings
{
    /// <summary>How many rows are worked on at a time.</summary>
    public required int Limit { get; init; }

    /// <summary>
    /// Whether the work changes something permanently. Then no row runs ahead of the one whose turn it is by more than the
    /// limit, and what has begun is seen to its end when the pipeline ends early.
    /// </summary>
    public required bool ChangesSomething { get; init; }

    /// <summary>
    /// Whether the rows wait for something side by side, any number of them, and are written as they end. Otherwise
    /// they are written in the order of the input.
    /// </summary>
    public bool RowsWait { get; init; }

    /// <summary>For rows that wait: how long they can still take, or null if that is not known.</summary>
    public Func<TimeSpan?> LongestWait { get; init; } = static () => null;

    /// <summary>The clock that events tell the time of.</summary>
    public required Func<TimeProvider> Clock { get; init; }
}
