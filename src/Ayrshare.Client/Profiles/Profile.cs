using System;
using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>A User Profile as GET /profiles lists it, without its key.</summary>
public sealed class Profile
{
    /// <summary>The profile's unique name.</summary>
    public string? Title { get; init; }

    /// <summary>The name to show, if it differs from the title.</summary>
    public string? DisplayTitle { get; init; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; init; }

    /// <summary>The state as Ayrshare names it, such as <c>active</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Whether the profile is suspended.</summary>
    public bool Suspended { get; init; }

    /// <summary>When the profile was created.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The networks that are linked.</summary>
    public required IReadOnlyList<string> ActiveSocialAccounts { get; init; }

    /// <summary>The profile's labels.</summary>
    public required IReadOnlyList<string> Tags { get; init; }
}
