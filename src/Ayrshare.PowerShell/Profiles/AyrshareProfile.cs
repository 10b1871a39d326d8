using System;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>A User Profile as Ayrshare lists it. Its key is never among what is listed.</summary>
public sealed class AyrshareProfile
{
    internal AyrshareProfile(Profile profile)
    {
        Title = profile.Title;
        DisplayTitle = profile.DisplayTitle;
        RefId = profile.RefId;
        Status = profile.Status;
        Suspended = profile.Suspended;
        Created = profile.Created?.ToLocalTime();
        ActiveSocialAccounts = new(profile.ActiveSocialAccounts);
        Tags = new(profile.Tags);
        ActionLog = profile.ActionLog;
    }

    /// <summary>The profile's name, unique in the account.</summary>
    public string? Title { get; }

    /// <summary>The name to show, if one other than the title was set.</summary>
    public string? DisplayTitle { get; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; }

    /// <summary>The state in Ayrshare's words, such as <c>active</c>.</summary>
    public string? Status { get; }

    /// <summary>Whether the profile is suspended.</summary>
    public bool Suspended { get; }

    /// <summary>When the profile was created, in local time.</summary>
    public DateTimeOffset? Created { get; }

    /// <summary>The networks that are linked.</summary>
    public AyrshareList ActiveSocialAccounts { get; }

    /// <summary>The profile's labels.</summary>
    public AyrshareList Tags { get; }

    /// <summary>What was done of late, as JSON, if -ActionLog asked for it.</summary>
    public string? ActionLog { get; }
}
