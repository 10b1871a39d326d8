using System;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>A User Profile in Ayrshare's list, which never includes the profile key.</summary>
public sealed class AyrshareProfile
{
    internal AyrshareProfile(Profile profile, object? details = null)
    {
        Title = profile.Title;
        DisplayTitle = profile.DisplayTitle;
        RefId = profile.RefId;
        Status = profile.Status;
        Suspended = profile.Suspended;
        Created = profile.Created?.ToLocalTime();
        ActiveSocialAccounts = new(profile.ActiveSocialAccounts);
        Tags = new(profile.Tags);
        Details = details;
    }

    /// <summary>The profile's name, unique in the account.</summary>
    public string? Title { get; }

    /// <summary>The display name, if it differs from the title.</summary>
    public string? DisplayTitle { get; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; }

    /// <summary>The status that Ayrshare reports, such as <c>active</c>.</summary>
    public string? Status { get; }

    /// <summary>Whether the profile is suspended.</summary>
    public bool Suspended { get; }

    /// <summary>When the profile was created, in local time.</summary>
    public DateTimeOffset? Created { get; }

    /// <summary>The networks that are linked.</summary>
    public AyrshareList ActiveSocialAccounts { get; }

    /// <summary>The profile's labels.</summary>
    public AyrshareList Tags { get; }

    /// <summary>The details that -Include requested, as Ayrshare returned them, with one property for each.</summary>
    public object? Details { get; }

    /// <inheritdoc/>
    public override string ToString() => Title ?? RefId ?? "";
}
