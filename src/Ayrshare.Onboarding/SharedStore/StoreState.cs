using System;

namespace Ayrshare.Onboarding;

/// <summary>What the processes tell each other about the store. Only the process whose turn it is writes it.</summary>
internal sealed record StoreState
{
    /// <summary>The process that had the last turn, or has it.</summary>
    public required StoreProcess Holder { get; init; }

    /// <summary>When that turn began.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The last write by any of the processes.</summary>
    public StoreWrite? Last { get; init; }

    /// <summary>When the holder last showed that it is at work.</summary>
    public DateTimeOffset ActiveAt() => Last is { } last && last.By == Holder && last.At > Since ? last.At : Since;
}
