using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>The query of GET /profiles. What is null is not sent.</summary>
public sealed record ProfileQuery
{
    /// <summary>The largest page, and the default. Source: GET /profiles, <c>limit</c>.</summary>
    public const int MaxPageSize = 5000;

    /// <summary>Only the profile of this title.</summary>
    public string? Title { get; init; }

    /// <summary>Only the profile of this reference.</summary>
    public string? RefId { get; init; }

    /// <summary>Only profiles with (or without) linked networks.</summary>
    public bool? HasActiveSocialAccounts { get; init; }

    /// <summary>Only profiles that have linked all of these networks.</summary>
    public IReadOnlyList<string>? IncludesActiveSocialAccounts { get; init; }

    /// <summary><c>true</c>, or a number of days from 1 to 365: adds what was done of late.</summary>
    public string? ActionLog { get; init; }

    /// <summary>Further fields that the answer should include.</summary>
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>Profiles in a page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int? Limit { get; init; }

    /// <summary>The page to get, from <see cref="ProfilePage.NextCursor"/>; null for the first.</summary>
    public string? Cursor { get; init; }
}
