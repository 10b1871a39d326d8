using System;

namespace Ayrshare.Onboarding;

/// <summary>A link in a file of links.</summary>
public sealed record LinkRow
{
    /// <summary>The number of the client's row.</summary>
    public required int Row { get; init; }

    /// <summary>The client's title.</summary>
    public required string Title { get; init; }

    /// <summary>The client's email address, whether or not the link was emailed.</summary>
    public string? Email { get; init; }

    /// <summary>Whether Ayrshare confirmed that it emailed the link.</summary>
    public bool Emailed { get; init; }

    /// <summary>The link.</summary>
    public required Uri Url { get; init; }

    /// <summary>When the link was issued.</summary>
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>When the link expires.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; init; }

    /// <summary>The id of the link session, with which the link can be looked up and revoked.</summary>
    public string? SessionId { get; init; }
}
