using System;

namespace Ayrshare.Onboarding;

/// <summary>The removal of a profile that may have succeeded.</summary>
/// <param name="RefId">The profile's public reference.</param>
/// <param name="HiddenUntil">Until when the list of profiles can be older than the removal, and so can still show the profile.</param>
public sealed record Removal(string? RefId, DateTimeOffset HiddenUntil)
{
    // The list of profiles can be five minutes old, and the request can take some time.
    internal static readonly TimeSpan ListLag = TimeSpan.FromMinutes(7);

    /// <summary>A removal that was announced. When it was sent is unknown.</summary>
    public static Removal Announced(string? refId, DateTimeOffset at) => new(refId, at + CreationAttempt.LongestWait + ListLag);

    /// <summary>The removal after its response was lost.</summary>
    public Removal Lost(DateTimeOffset at) => this with { HiddenUntil = at + ListLag };

    /// <summary>A removal that was confirmed.</summary>
    public static Removal Done(string? refId) => new(refId, DateTimeOffset.MaxValue);
}
