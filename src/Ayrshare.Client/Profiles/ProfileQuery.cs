using System;
using System.Collections.Generic;
using System.Globalization;

namespace Ayrshare.Client;

/// <summary>The query of GET /profiles. What is null is not sent.</summary>
public sealed record ProfileQuery
{
    /// <summary>The size of the largest page, which is also the default. Source: GET /profiles, <c>limit</c>.</summary>
    public const int MaxPageSize = 5000;

    /// <summary>Only the profile with this title.</summary>
    public string? Title { get; init; }

    /// <summary>Only the profile with this reference.</summary>
    public string? RefId { get; init; }

    /// <summary>Only profiles with, or only profiles without, linked networks.</summary>
    public bool? HasActiveSocialAccounts { get; init; }

    /// <summary>Only profiles that have linked all of these networks.</summary>
    public IReadOnlyList<string>? IncludesActiveSocialAccounts { get; init; }

    /// <summary>Further fields that the response should include.</summary>
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>The number of profiles on a page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int? Limit { get; init; }

    /// <summary>The page to get, from <see cref="ProfilePage.NextCursor"/>; null for the first.</summary>
    public string? Cursor { get; init; }

    internal string ToQueryString()
    {
        var pairs = new List<string>();
        Add("title", Title);
        Add("refId", RefId);
        Add("hasActiveSocialAccounts", HasActiveSocialAccounts is { } has ? (has ? "true" : "false") : null);
        AddEach("includesActiveSocialAccounts", IncludesActiveSocialAccounts);
        AddEach("include", Include);
        Add("limit", Limit?.ToString(CultureInfo.InvariantCulture));
        Add("cursor", Cursor);
        return pairs.Count == 0 ? "" : "?" + string.Join("&", pairs);

        void Add(string name, string? value)
        {
            if (value is not null)
                pairs.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        // The official client sends lists as key[0]=a&key[1]=b.
        void AddEach(string name, IReadOnlyList<string>? values)
        {
            for (var i = 0; i < (values?.Count ?? 0); i++)
                Add($"{name}[{i}]", values![i]);
        }
    }
}
