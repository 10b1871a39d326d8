using System;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// A single-sign-on link to the page where a client links social networks. Whoever has it can use it while it lives.
/// </summary>
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

    /// <summary>The link to give to the client.</summary>
    public Uri Url { get; }

    /// <summary>The token in the link, or null if it cannot be told.</summary>
    public string? Token { get; }

    /// <summary>When the link was issued, by the server's clock, in local time.</summary>
    public DateTimeOffset IssuedAt { get; }

    /// <summary>When the link ends, by the server's clock, in local time; never later than it really does.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>How long the link lives in all.</summary>
    public TimeSpan ExpiresIn => ExpiresAt - IssuedAt;

    /// <summary>Whether the link has ended by now.</summary>
    public bool IsExpired => ExpiresAt <= Now;

    /// <summary>What is left of the link's life in words, rounded, such as <c>5 min</c>.</summary>
    public string TimeLeft => PowerShell.TimeLeft.Until(ExpiresAt, Now);

    /// <summary>The client's address, from the input; for a mail, who it went to.</summary>
    public string? Email { get; private set; }

    /// <summary>Whether Ayrshare says that it sent the mail that was asked for.</summary>
    public bool EmailSent { get; }

    private DateTimeOffset Now => _clock.GetUtcNow() + _serverAhead;

    /// <summary>The key of the profile, so that the next command can go on with it.</summary>
    internal SecureString? ProfileKey { get; private set; }

    internal int? RowNumber { get; private set; }

    int? IFromRow.RowNumber => RowNumber;

    SecureString? ICarriesProfileKey.ProfileKey => ProfileKey;

    object IShownByReference.Reference => new AyrshareLinkReference(this);

    /// <summary>Notes what the row knows that the link was issued for.</summary>
    internal void IsFor(InputRow row, string? refId, string? email, Secret profileKey)
    {
        Title ??= row.Title;
        RefId = refId;
        Email = email;
        ProfileKey = SecretText.Secure(profileKey);
        RowNumber = row.Number;
    }
}
