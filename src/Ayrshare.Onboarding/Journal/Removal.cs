using System;

namespace Ayrshare.Onboarding;

/// <summary>The removal of a profile that may have succeeded.</summary>
/// <param name="RefId">The profile's public reference.</param>
/// <param name="HiddenUntil">Until when a list that still shows the profile says nothing: it can be older than the removal.</param>
public sealed record Removal(string? RefId, DateTimeOffset HiddenUntil)
{
    // Lists can be five minutes old, and what was sent can take its time.
    internal static readonly TimeSpan ListLag = TimeSpan.FromMinutes(7);

    /// <summary>A removal that was announced: when it was sent is not known.</summary>
    public static Removal Announced(string? refId, DateTimeOffset at) => new(refId, at + CreationAttempt.LongestWait + ListLag);

    /// <summary>The removal, when its answer was lost.</summary>
    public Removal Lost(DateTimeOffset at) => this with { HiddenUntil = at + ListLag };

    /// <summary>A removal that was confirmed.</summary>
    public static Removal Done(string? refId) => new(refId, DateTimeOffset.MaxValue);
}
