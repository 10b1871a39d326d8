using System;
using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>The response to GET /profiles/link-sessions/{sessionId}. The response to DELETE is not documented.</summary>
internal sealed class LinkSessionStatusResponse
{
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Title { get; init; }

    [JsonConverter(typeof(LenientTextConverter))]
    public string? State { get; init; }

    [JsonConverter(typeof(LenientTimeConverter))]
    public DateTimeOffset? CreatedAt { get; init; }

    [JsonConverter(typeof(LenientTimeConverter))]
    public DateTimeOffset? ExpiresAt { get; init; }

    [JsonConverter(typeof(LenientTimeConverter))]
    public DateTimeOffset? FirstUsedAt { get; init; }

    [JsonConverter(typeof(LenientTimeConverter))]
    public DateTimeOffset? LastUsedAt { get; init; }

    [JsonConverter(typeof(LenientNumberConverter))]
    public int? UseCount { get; init; }

    public LinkSessionStatus ToStatus(string sessionId, DateTimeOffset now)
    {
        var state = Parse(State);
        return new LinkSessionStatus
        {
            SessionId = sessionId,
            Title = Title,
            Status = state,
            IsOpened = FirstUsedAt is not null || UseCount > 0 ? true : UseCount is null && state is null ? null : false,
            IsExpired = state is LinkSessionState.Expired || ExpiresAt <= now ? true : ExpiresAt is null && state is null ? null : false,
            CreatedAt = CreatedAt,
            ExpiresAt = ExpiresAt,
            OpenedAt = FirstUsedAt,
            LastOpenedAt = LastUsedAt,
            UseCount = UseCount,
        };
    }

    private static LinkSessionState? Parse(string? state) => state?.ToUpperInvariant() switch
    {
        "PENDING" => LinkSessionState.Pending,
        "ACTIVE" => LinkSessionState.Active,
        "EXPIRED" => LinkSessionState.Expired,
        "REVOKED" => LinkSessionState.Revoked,
        _ => null,
    };
}
