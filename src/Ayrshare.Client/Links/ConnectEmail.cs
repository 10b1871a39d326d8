using System;

namespace Ayrshare.Client;

/// <summary>The <c>email</c> object of POST /profiles/generateJWT and POST /profiles/link-sessions: has Ayrshare
/// email the link. It requires the Max Pack.</summary>
public sealed class ConnectEmail
{
    /// <summary>The address of the recipient.</summary>
    public required string To { get; init; }

    /// <summary>The address of a blind copy.</summary>
    public string? Bcc { get; init; }

    /// <summary>The address that the client can contact.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>The company in whose name the email is sent.</summary>
    public string? Company { get; init; }

    /// <summary>The terms of use.</summary>
    public Uri? TermsUrl { get; init; }

    /// <summary>The privacy policy.</summary>
    public Uri? PrivacyUrl { get; init; }
}
