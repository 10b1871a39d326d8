using System;

namespace Ayrshare.Client;

/// <summary>The <c>email</c> object of POST /profiles/generateJWT and POST /profiles/link-sessions: has Ayrshare
/// email the link. It requires the Max Pack.</summary>
public sealed class ConnectEmail
{
    /// <summary>Who gets the mail.</summary>
    public required string To { get; init; }

    /// <summary>Who gets a blind copy.</summary>
    public string? Bcc { get; init; }

    /// <summary>The address that the client can turn to.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>The company that the mail speaks for.</summary>
    public string? Company { get; init; }

    /// <summary>The terms of use.</summary>
    public Uri? TermsUrl { get; init; }

    /// <summary>The privacy policy.</summary>
    public Uri? PrivacyUrl { get; init; }
}
