using System;
using System.Security;

namespace Ayrshare.PowerShell;

/// <summary>What an error's target tells of a link that was piped in: which one it is, and not the link itself.</summary>
public sealed class AyrshareLinkReference : IFromRow, ICarriesProfileKey
{
    private readonly AyrshareLink _link;

    internal AyrshareLinkReference(AyrshareLink link) => _link = link;

    /// <summary>The title of the profile that the link is for.</summary>
    public string? Title => _link.Title;

    /// <summary>The profile's public reference, from the input.</summary>
    public string? RefId => _link.RefId;

    /// <summary>What Get-AyrshareLinkSession and Revoke-AyrshareLinkSession know the link by; null for one of
    /// New-AyrshareJwt.</summary>
    public string? SessionId => (_link as AyrshareLinkSession)?.SessionId;

    /// <summary>When the link ends, in local time.</summary>
    public DateTimeOffset ExpiresAt => _link.ExpiresAt;

    /// <summary>The client's address, from the input.</summary>
    public string? Email => _link.Email;

    int? IFromRow.RowNumber => _link.RowNumber;

    SecureString? ICarriesProfileKey.ProfileKey => _link.ProfileKey;
}
