using System;

namespace Ayrshare.Sandbox;

/// <summary>A User Profile of the sandbox at the time of the query.</summary>
public sealed class SandboxProfile
{
    internal SandboxProfile()
    {
    }

    /// <summary>The unique title.</summary>
    public required string Title { get; init; }

    /// <summary>The title that lists show instead, if there is one.</summary>
    public string? DisplayTitle { get; init; }

    /// <summary>The reference id, which is not secret.</summary>
    public required string RefId { get; init; }

    /// <summary>The secret Profile Key, which the API shows once, when the profile is created.</summary>
    public required string ProfileKey { get; init; }

    /// <summary>Whether the profile is suspended; requests for it then fail with 403.</summary>
    public bool Suspended { get; init; }

    /// <summary>The linked networks, in alphabetical order.</summary>
    public required SandboxList<string> ActiveSocialAccounts { get; init; }

    /// <summary>When the profile was created, by the sandbox's clock.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>Whether direct messages are on.</summary>
    public bool MessagingActive { get; init; }

    /// <summary>Whether the activity of the X account is reported by webhook.</summary>
    public bool XAccountActivityActive { get; init; }

    /// <summary>Whether the linking page hides its top header.</summary>
    public bool HideTopHeader { get; init; }

    /// <summary>Whether the linking page hides its logo.</summary>
    public bool HideLogo { get; init; }

    /// <summary>The linking page's header, if it is not the default.</summary>
    public string? TopHeader { get; init; }

    /// <summary>The line below the linking page's header, if it is not the default.</summary>
    public string? SubHeader { get; init; }

    /// <summary>Networks that the linking page does not offer.</summary>
    public required SandboxList<string> DisableSocial { get; init; }

    /// <summary>Whether the profile was created for a team member.</summary>
    public bool Team { get; init; }

    /// <summary>The team member's address.</summary>
    public string? Email { get; init; }

    /// <summary>The profile's tags.</summary>
    public required SandboxList<string> Tags { get; init; }

    /// <summary>Title and reference id, without the key.</summary>
    public override string ToString() => $"{Title} ({RefId})";
}
