using System;
using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>POST /profiles/generateJWT. What is null or false is not sent.</summary>
public sealed class GenerateJwtRequest
{
    /// <summary>A link's default life. Source: "The JWT URL is valid for 5 minutes."</summary>
    public static readonly TimeSpan DefaultLifetime = TimeSpan.FromMinutes(5);

    /// <summary>The shortest life, in minutes. Source: <c>expiresIn</c>.</summary>
    public const int MinExpiresIn = 1;

    /// <summary>The longest life, in minutes: 48 hours. Source: <c>expiresIn</c>.</summary>
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

    /// <summary>The networks that the page shows, in place of the account's setting.</summary>
    public IReadOnlyList<string>? AllowedSocial { get; init; }

    /// <summary>Whether Ayrshare checks the token that it made. Not for production.</summary>
    public bool Verify { get; init; }

    /// <summary>The link's life in minutes, <see cref="MinExpiresIn"/> to <see cref="MaxExpiresIn"/>. Needs the Max Pack.</summary>
    public int? ExpiresIn { get; init; }

    /// <summary>The mail to send, if any: then the call is never repeated unless it surely did not reach the server.</summary>
    public ConnectEmail? Email { get; init; }

    /// <summary>One's own X developer app.</summary>
    public XCredentials? X { get; init; }

    /// <summary>Whether the X credentials go into the body, as old callers do, in place of the headers.</summary>
    public bool XInBody { get; init; }
}
