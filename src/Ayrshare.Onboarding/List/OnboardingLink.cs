using System;
using System.Collections.Generic;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>What a row says about the client's link.</summary>
public sealed record OnboardingLink
{
    /// <summary>The networks that the page shows, instead of the account's setting.</summary>
    public IReadOnlyList<string>? AllowedSocial { get; init; }

    /// <summary>The address that "Done" and the logo lead to.</summary>
    public Uri? Redirect { get; init; }

    /// <summary>The link's lifetime in minutes.</summary>
    public int? ExpiresIn { get; init; }

    /// <summary>The email with the link, if one is sent.</summary>
    public ConnectEmail? Email { get; init; }
}
