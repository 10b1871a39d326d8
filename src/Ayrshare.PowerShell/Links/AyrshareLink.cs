using System;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>A single-sign-on link to the page where a client links social networks. Anyone who has the link can use
/// it until it expires.</summary>
public abstract class AyrshareLink : IFromRow, ICarriesProfileKey, IShownByReference
{
    private readonly TimeProvider _clock;
    private readonly TimeSpan _serverAhead;

    private protected AyrshareLink(IssuedLink link, string? token, TimeProvider clock)
    {
        _clock = clock;
        _serverAhead = link.Lifetime.ServerAhead;
        Url = link.Url;
        Token = token;
        Title = link.Title;
        IssuedAt = link.Lifetime.IssuedAt.ToLocalTime();
        ExpiresAt = link.Lifetime.ExpiresAt.ToLocalTime();
        EmailSent = link.EmailSent;
    }

    /// <summary>The title of the profile that the link is for.</summary>
    public string? Title { get; private set; }

    /// <summary>The profile's public reference, from the input.</summary>
    public string? RefId { get; private set; }

    /// <summary>The link to send to the client.</summary>
    public Uri Url { get; }

    /// <summary>The token in the link, or null if it cannot be determined.</summary>
    public string? Token { get; }

    /// <summary>When the link was issued, by the server's clock, in local time.</summary>
    public DateTimeOffset IssuedAt { get; }

    /// <summary>When the link expires, by the server's clock, in local time. It is never later than the actual
    /// time.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>The total time for which the link is valid, in minutes.</summary>
    public int ExpiresIn => (int)Math.Round((ExpiresAt - IssuedAt).TotalMinutes);

    /// <summary>Whether the link has expired.</summary>
    public bool IsExpired => ExpiresAt <= Now;

    /// <summary>The time until the link expires, in words and rounded, such as <c>5 min</c>.</summary>
    public string TimeLeft => PowerShell.TimeLeft.Until(ExpiresAt, Now);

    /// <summary>The client's email address, from the input. If the link was emailed, it is the address of the
    /// recipient.</summary>
    public string? Email { get; private set; }

    /// <summary>Whether Ayrshare confirmed that it sent the requested email.</summary>
    public bool EmailSent { get; }

    /// <inheritdoc/>
    public override string ToString() => Title ?? RefId ?? "";

    private DateTimeOffset Now => _clock.GetUtcNow() + _serverAhead;

    /// <summary>The profile key, so that the next command in the pipeline can use it.</summary>
    internal SecureString? ProfileKey { get; private set; }

    internal int? RowNumber { get; private set; }

    int? IFromRow.RowNumber => RowNumber;

    SecureString? ICarriesProfileKey.ProfileKey => ProfileKey;

    object IShownByReference.Reference => new AyrshareLinkReference(this);

    /// <summary>Stores the details of the row for which the link was issued.</summary>
    internal void IsFor(InputRow row, string? refId, string? email, Secret profileKey)
    {
        Title ??= row.Title;
        RefId = refId;
        Email = email;
        ProfileKey = SecretText.Secure(profileKey);
        RowNumber = row.Number;
    }
}
