using System;

namespace Ayrshare.Client;

/// <summary>The pause between two looks: five seconds at first, then twice as long each time, up to a minute.</summary>
internal sealed class GrowingPause
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>How long the next pause lasts.</summary>
    public TimeSpan Length { get; private set; } = TimeSpan.FromSeconds(5);

    /// <summary>Makes the pauses that follow longer.</summary>
    public void Grow() => Length = Length + Length < Longest ? Length + Length : Longest;
}
