using System;
using System.Security;

namespace Ayrshare.PowerShell;

/// <summary>Identifies, in the target of an error, a link that was piped in, without the link itself.</summary>
public sealed class AyrshareLinkReference : IFromRow, ICarriesProfileKey
{
    private readonly AyrshareLink _link;

    internal AyrshareLinkReference(AyrshareLink link) => _link = link;

    /// <summary>The title of the profile that the link is for.</summary>
    public string? Title => _link.Title;

    /// <summary>The profile's public reference, from the input.</summary>
    public string? RefId => _link.RefId;

    /// <summary>The id of the link for Get-AyrshareLinkSession and Revoke-AyrshareLinkSession; null for a link of
    /// New-AyrshareJwt.</summary>
    public string? SessionId => (_link as AyrshareLinkSession)?.SessionId;

    /// <summary>When the link expires, in local time.</summary>
    public DateTimeOffset ExpiresAt => _link.ExpiresAt;

    /// <summary>The client's email address, from the input.</summary>
    public string? Email => _link.Email;

    /// <inheritdoc/>
    public override string ToString() => Title ?? RefId ?? "";

    int? IFromRow.RowNumber => _link.RowNumber;

    SecureString? ICarriesProfileKey.ProfileKey => _link.ProfileKey;
}
