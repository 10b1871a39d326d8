using System;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The status of a link, at the time when Ayrshare was asked. What the response does not contain is null.</summary>
public sealed class AyrshareLinkSessionStatus : IFromRow, ICarriesProfileKey
{
    private readonly TimeProvider _clock;
    private readonly SecureString? _profileKey;
    private readonly int? _rowNumber;

    internal AyrshareLinkSessionStatus(LinkSessionStatus status, InputRow row, string? refId, Secret? profileKey, TimeProvider clock)
    {
        _clock = clock;
        Title = status.Title ?? row.Title;
        RefId = refId;
        SessionId = status.SessionId;
        Status = status.Status switch
        {
            LinkSessionState.Pending => AyrshareLinkState.Pending,
            LinkSessionState.Active => AyrshareLinkState.Active,
            LinkSessionState.Expired => AyrshareLinkState.Expired,
            LinkSessionState.Revoked => AyrshareLinkState.Revoked,
            _ => null,
        };
        IsOpened = status.IsOpened;
        IsValid = status.IsValid;
        IsRevoked = status.IsRevoked;
        IsExpired = status.IsExpired;
        OpenedAt = status.OpenedAt?.ToLocalTime();
        LastOpenedAt = status.LastOpenedAt?.ToLocalTime();
        UseCount = status.UseCount;
        CreatedAt = status.CreatedAt?.ToLocalTime();
        ExpiresAt = status.ExpiresAt?.ToLocalTime() ?? row.Time(nameof(ExpiresAt));
        Email = row.Text(nameof(Email));
        _profileKey = profileKey is null ? null : SecretText.Secure(profileKey);
        _rowNumber = row.Number;
    }

    /// <summary>The title of the profile that the link is for; from the input if Ayrshare does not say it.</summary>
    public string? Title { get; }

    /// <summary>The profile's public reference, from the input.</summary>
    public string? RefId { get; }

    /// <summary>What the link is known by. It opens nothing.</summary>
    public string SessionId { get; }

    /// <summary>Pending, Active, Expired or Revoked, as Ayrshare names it; null if Ayrshare names another state.</summary>
    public AyrshareLinkState? Status { get; }

    /// <summary>Whether the link was opened, be it by a person or by a scanner of emails.</summary>
    public bool? IsOpened { get; }

    /// <summary>Whether the link worked then.</summary>
    public bool? IsValid { get; }

    /// <summary>Whether the link was revoked before it expired.</summary>
    public bool? IsRevoked { get; }

    /// <summary>Whether the link had reached its end.</summary>
    public bool? IsExpired { get; }

    /// <summary>When the link was opened for the first time, in local time.</summary>
    public DateTimeOffset? OpenedAt { get; }

    /// <summary>When the link was opened for the last time, in local time.</summary>
    public DateTimeOffset? LastOpenedAt { get; }

    /// <summary>How often the link was opened. Each reload counts, and so does each new attempt to link a network.</summary>
    public int? UseCount { get; }

    /// <summary>When the link was issued, in local time.</summary>
    public DateTimeOffset? CreatedAt { get; }

    /// <summary>When the link ends, in local time; from the input if Ayrshare does not say it.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>What is left of the link's life in words, rounded, such as <c>5 min</c>; null if it is not known, or
    /// the link was revoked.</summary>
    public string? TimeLeft => ExpiresAt is { } end && IsRevoked is not true ? PowerShell.TimeLeft.Until(end, _clock.GetUtcNow()) : null;

    /// <summary>The client's address, from the input.</summary>
    public string? Email { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Title ?? SessionId}: {Status}";

    int? IFromRow.RowNumber => _rowNumber;

    SecureString? ICarriesProfileKey.ProfileKey => _profileKey;
}
