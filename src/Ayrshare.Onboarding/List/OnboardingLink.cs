using System;
using System.Collections.Generic;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>What a row says of the client's link.</summary>
public sealed record OnboardingLink
{
    /// <summary>The networks that the page shows, instead of the account's setting.</summary>
    public IReadOnlyList<string>? AllowedSocial { get; init; }

    /// <summary>Where "Done" and the logo lead.</summary>
    public Uri? Redirect { get; init; }

    /// <summary>The link's lifetime in minutes.</summary>
    public int? ExpiresIn { get; init; }

    /// <summary>The mail with the link, if one is sent.</summary>
    public ConnectEmail? Email { get; init; }
}
