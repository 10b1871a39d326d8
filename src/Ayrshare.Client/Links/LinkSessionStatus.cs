using System;
using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>What has become of a link. What Ayrshare does not tell is null.</summary>
public sealed record LinkSessionStatus
{
    /// <summary>The link's id.</summary>
    public required string SessionId { get; init; }

    /// <summary><c>Active</c>, <c>Opened</c>, <c>Expired</c>, <c>Revoked</c>, or Ayrshare's own word where it is another.</summary>
    public string? Status { get; init; }

    /// <summary>Whether somebody has opened the link.</summary>
    public bool? IsOpened { get; init; }

    /// <summary>Whether the link works now.</summary>
    public bool? IsValid { get; init; }

    /// <summary>Whether the link was ended before its time.</summary>
    public bool? IsRevoked { get; init; }

    /// <summary>Whether the link has come to its end.</summary>
    public bool? IsExpired { get; init; }

    /// <summary>When the link was opened.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When the link ends.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The title of the profile that the link is for.</summary>
    public string? Title { get; init; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; init; }

    /// <summary>
    /// All else that the answer tells, by the API's names: text, numbers, true or false, null, arrays and dictionaries
    /// of these. The link itself and whatever else is a credential is hidden.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Details { get; init; } = new Dictionary<string, object?>();

    /// <summary>The status of a link that a request has failed for because it was revoked or has expired; null if it
    /// failed otherwise.</summary>
    internal static LinkSessionStatus? FromFailure(AyrshareApiException failure, string sessionId) => failure.Kind switch
    {
        AyrshareErrorKind.LinkRevoked => new() { SessionId = sessionId, Status = "Revoked", IsRevoked = true, IsValid = false },
        AyrshareErrorKind.LinkExpired => new() { SessionId = sessionId, Status = "Expired", IsExpired = true, IsValid = false },
        _ => null,
    };
}
