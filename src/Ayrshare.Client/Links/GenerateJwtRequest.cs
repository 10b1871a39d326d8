using System;
using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>POST /profiles/generateJWT. What is null or false is not sent.</summary>
public sealed class GenerateJwtRequest
{
    /// <summary>The default lifetime of a link. Source: "The JWT URL is valid for 5 minutes."</summary>
    public static readonly TimeSpan DefaultLifetime = TimeSpan.FromMinutes(5);

    /// <summary>The shortest lifetime, in minutes. Source: <c>expiresIn</c>.</summary>
    public const int MinExpiresIn = 1;

    /// <summary>The longest lifetime, in minutes: 48 hours. Source: <c>expiresIn</c>.</summary>
    public const int MaxExpiresIn = 2880;

    /// <summary>The key of the profile that the link is for; never the API key.</summary>
    public required Secret ProfileKey { get; init; }

    /// <summary>The domain given at onboarding, such as <c>id-c9o06</c>.</summary>
    public string? Domain { get; init; }

    /// <summary>The account's private key, PEM.</summary>
    public Secret? PrivateKey { get; init; }

    /// <summary>Whether to send the private key encoded in base64, on one line.</summary>
    public bool Base64 { get; init; }

    /// <summary>Whether the link logs the current session out first. Not for production: it is slower.</summary>
    public bool Logout { get; init; }

    /// <summary>Where "Done" and the logo lead.</summary>
    public Uri? Redirect { get; init; }

    /// <summary>The networks that the page shows, instead of the account's setting.</summary>
    public IReadOnlyList<string>? AllowedSocial { get; init; }

    /// <summary>Whether Ayrshare checks the token. Not for production.</summary>
    public bool Verify { get; init; }

    /// <summary>The link's lifetime in minutes, <see cref="MinExpiresIn"/> to <see cref="MaxExpiresIn"/>. Requires the Max Pack.</summary>
    public int? ExpiresIn { get; init; }

    /// <summary>The email to send, or null. With an email, the call is repeated only if the server certainly did not process it.</summary>
    public ConnectEmail? Email { get; init; }

    /// <summary>The account's own X developer app.</summary>
    public XCredentials? X { get; init; }

    /// <summary>Whether the X credentials go into the body, as older callers do, instead of the headers.</summary>
    public bool XInBody { get; init; }
}
