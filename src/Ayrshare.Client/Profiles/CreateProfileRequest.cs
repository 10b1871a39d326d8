using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>The body of POST /profiles. What is null is not sent.</summary>
public sealed class CreateProfileRequest
{
    /// <summary>The profile's name, unique in the account.</summary>
    public required string Title { get; init; }

    /// <summary>Whether direct messages are switched on for the profile.</summary>
    public bool? MessagingActive { get; init; }

    /// <summary>Whether the linking page hides its top header.</summary>
    public bool? HideTopHeader { get; init; }

    /// <summary>Whether the linking page hides the logo.</summary>
    public bool? HideLogo { get; init; }

    /// <summary>The linking page's header.</summary>
    public string? TopHeader { get; init; }

    /// <summary>The linking page's text below the header.</summary>
    public string? SubHeader { get; init; }

    /// <summary>Networks that the profile cannot link.</summary>
    public IReadOnlyList<string>? DisableSocial { get; init; }

    /// <summary>Whether the profile is a team member's, invited by email; requires <see cref="Email"/>.</summary>
    public bool? Team { get; init; }

    /// <summary>The team member's address.</summary>
    public string? Email { get; init; }

    /// <summary>Labels to find the profile by.</summary>
    public IReadOnlyList<string>? Tags { get; init; }
}
