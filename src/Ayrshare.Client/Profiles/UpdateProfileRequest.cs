using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>The body of PATCH /profiles. What is null is not sent and stays as it is; an empty list or text clears.</summary>
public sealed record UpdateProfileRequest
{
    /// <summary>The profile's new name, unique in the account.</summary>
    public string? Title { get; init; }

    /// <summary>The name to show in place of the title.</summary>
    public string? DisplayTitle { get; init; }

    /// <summary>Whether direct messages are switched on for the profile.</summary>
    public bool? MessagingActive { get; init; }

    /// <summary>Whether the activity of the X account is reported by webhook.</summary>
    public bool? XAccountActivityActive { get; init; }

    /// <summary>Whether the linking page hides its top header.</summary>
    public bool? HideTopHeader { get; init; }

    /// <summary>The linking page's header.</summary>
    public string? TopHeader { get; init; }

    /// <summary>The linking page's text below the header.</summary>
    public string? SubHeader { get; init; }

    /// <summary>Networks that the profile cannot link.</summary>
    public IReadOnlyList<string>? DisableSocial { get; init; }

    /// <summary>Labels to find the profile by.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Whether there is nothing to change.</summary>
    [JsonIgnore]
    public bool IsEmpty => Equals(new UpdateProfileRequest());
}
