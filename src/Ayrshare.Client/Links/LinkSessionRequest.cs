using System;
using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>POST /profiles/link-sessions. What is null or false is not sent.</summary>
public sealed class LinkSessionRequest
{
    /// <summary>The page with all networks, which is Ayrshare's default. Source: <c>mode</c>.</summary>
    public const string GridMode = "grid";

    /// <summary>The page of one network. Requires the Max Pack. Source: <c>mode</c>.</summary>
    public const string ConnectMode = "connect";

    /// <summary>The key of the profile that the link is for; never the API key.</summary>
    public required Secret ProfileKey { get; init; }

    /// <summary><see cref="GridMode"/> or <see cref="ConnectMode"/>.</summary>
    public string? Mode { get; init; }

    /// <summary>The network to link, with <see cref="ConnectMode"/>.</summary>
    public string? Network { get; init; }

    /// <summary>Where "Done" and the logo lead.</summary>
    public Uri? Redirect { get; init; }

    /// <summary>The networks that the page shows, instead of the account's setting.</summary>
    public IReadOnlyList<string>? AllowedSocial { get; init; }

    /// <summary>How Instagram is linked: <c>instagram</c> or <c>facebook</c>.</summary>
    public string? InstagramLinkMethod { get; init; }

    /// <summary>The origin of the page that opens the link, such as <c>https://app.example.com</c>.</summary>
    public string? Origin { get; init; }

    /// <summary>The domain given at onboarding, such as <c>id-c9o06</c>.</summary>
    public string? Domain { get; init; }

    /// <summary>Whether the link logs the current session out first. Not for production: it is slower.</summary>
    public bool Logout { get; init; }

    /// <summary>
    /// The link's lifetime in minutes, <see cref="GenerateJwtRequest.MinExpiresIn"/> to
    /// <see cref="GenerateJwtRequest.MaxExpiresIn"/>. Requires the Max Pack.
    /// </summary>
    public int? ExpiresIn { get; init; }

    /// <summary>The email to send, or null. With an email, the call is repeated only if the server certainly did not process it.</summary>
    public ConnectEmail? Email { get; init; }

    /// <summary>The account's own X developer app.</summary>
    public XCredentials? X { get; init; }
}
