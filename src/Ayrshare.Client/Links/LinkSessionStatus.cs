using System;

namespace Ayrshare.Client;

/// <summary>The status of a link. What the response does not contain is null.</summary>
public sealed record LinkSessionStatus
{
    /// <summary>The link's id.</summary>
    public required string SessionId { get; init; }

    /// <summary>The title of the profile that the link is for. Ayrshare does not document it here.</summary>
    public string? Title { get; init; }

    /// <summary>The state that Ayrshare names. It does not say whether the link was opened: <see cref="IsOpened"/> does.</summary>
    public LinkSessionState? Status { get; init; }

    /// <summary>Whether the link was opened, be it by a person or by a scanner of emails.</summary>
    public bool? IsOpened { get; init; }

    /// <summary>Whether the link has expired, by its state or by the server's clock.</summary>
    public bool? IsExpired { get; init; }

    /// <summary>Whether the link was revoked before it expired.</summary>
    public bool? IsRevoked => Status is { } status ? status == LinkSessionState.Revoked : null;

    /// <summary>Whether the link works.</summary>
    public bool? IsValid => IsExpired == true || IsRevoked == true ? false : Status is null ? null : true;

    /// <summary>When the link was issued.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the link expires.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When the link was opened for the first time.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When the link was opened for the last time.</summary>
    public DateTimeOffset? LastOpenedAt { get; init; }

    /// <summary>How often the link was opened. Each reload counts, and so does each new attempt to link a network.</summary>
    public int? UseCount { get; init; }

    /// <summary>The status of a link that a request has failed for because it was revoked or has expired; null if it
    /// failed otherwise.</summary>
    internal static LinkSessionStatus? FromFailure(AyrshareApiException failure, string sessionId) => failure.Kind switch
    {
        AyrshareErrorKind.LinkRevoked => new() { SessionId = sessionId, Status = LinkSessionState.Revoked },
        AyrshareErrorKind.LinkExpired => new() { SessionId = sessionId, Status = LinkSessionState.Expired, IsExpired = true },
        _ => null,
    };
}
