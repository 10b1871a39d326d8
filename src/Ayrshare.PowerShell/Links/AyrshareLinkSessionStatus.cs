using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>What has become of a link, at the time when Ayrshare was asked. What it does not tell is null.</summary>
public sealed class AyrshareLinkSessionStatus : IFromRow, ICarriesProfileKey
{
    private readonly TimeProvider _clock;
    private readonly SecureString? _profileKey;
    private readonly int? _rowNumber;

    internal AyrshareLinkSessionStatus(LinkSessionStatus status, InputRow row, string? refId, Secret? profileKey, TimeProvider clock)
    {
        _clock = clock;
        Title = status.Title ?? row.Title;
        RefId = status.RefId ?? refId;
        SessionId = status.SessionId;
        Status = status.Status;
        IsOpened = status.IsOpened;
        IsValid = status.IsValid;
        IsRevoked = status.IsRevoked;
        IsExpired = status.IsExpired;
        OpenedAt = status.OpenedAt?.ToLocalTime();
        ExpiresAt = status.ExpiresAt?.ToLocalTime() ?? row.Time(nameof(ExpiresAt));
        Email = row.Text(nameof(Email));
        Details = status.Details.Count == 0 ? null : Plain(status.Details);
        _profileKey = profileKey is null ? null : SecretText.Secure(profileKey);
        _rowNumber = row.Number;
    }

    /// <summary>The title of the profile that the link is for.</summary>
    public string? Title { get; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; }

    /// <summary>What the link is known by. It opens nothing.</summary>
    public string SessionId { get; }

    /// <summary>Active, Opened, Expired or Revoked, or Ayrshare's own word where it is another.</summary>
    public string? Status { get; }

    /// <summary>Whether somebody has opened the link.</summary>
    public bool? IsOpened { get; }

    /// <summary>Whether the link worked then.</summary>
    public bool? IsValid { get; }

    /// <summary>Whether the link was ended before its time.</summary>
    public bool? IsRevoked { get; }

    /// <summary>Whether the link had come to its end.</summary>
    public bool? IsExpired { get; }

    /// <summary>When the link was opened, in local time.</summary>
    public DateTimeOffset? OpenedAt { get; }

    /// <summary>When the link ends, in local time; from the input if Ayrshare does not tell it.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>What is left of the link's life in words, rounded, such as <c>5 min</c>; null if it is not known, or
    /// the link was revoked.</summary>
    public string? TimeLeft => ExpiresAt is { } end && IsRevoked is not true ? PowerShell.TimeLeft.Until(end, _clock.GetUtcNow()) : null;

    /// <summary>The client's address, from the input.</summary>
    public string? Email { get; }

    /// <summary>All else that Ayrshare tells, by its names; the link itself is hidden.</summary>
    public PSObject? Details { get; }

    int? IFromRow.RowNumber => _rowNumber;

    SecureString? ICarriesProfileKey.ProfileKey => _profileKey;

    private static PSObject Plain(IEnumerable<KeyValuePair<string, object?>> fields)
    {
        var result = new PSObject();
        foreach (var field in fields)
            result.Properties.Add(new PSNoteProperty(field.Key, Plain(field.Value)));
        return result;
    }

    private static object? Plain(object? value) => value switch
    {
        IEnumerable<KeyValuePair<string, object?>> fields => Plain(fields),
        object?[] elements => elements.Select(Plain).ToArray(),
        _ => value,
    };
}
