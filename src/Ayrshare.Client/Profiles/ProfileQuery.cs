using System.Collections.Generic;
using System.Globalization;
using System.Linq;

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

    /// <summary>
    /// Only profiles whose X is linked with the account's own X app, or only those that have yet to link X again with it.
    /// </summary>
    public bool? IsByokLinked { get; init; }

    /// <summary>The number of profiles on a page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int? Limit { get; init; }

    /// <summary>The page to get, from <see cref="ProfilePage.NextCursor"/>; null for the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>The query on the wire.</summary>
    /// <param name="include">The details to request of each profile, if any.</param>
    internal string ToQueryString(IReadOnlyList<string>? include = null)
    {
        var pairs = new List<string>();
        Add("title", Title);
        Add("refId", RefId);
        AddFlag("hasActiveSocialAccounts", HasActiveSocialAccounts);
        AddEach("includesActiveSocialAccounts", IncludesActiveSocialAccounts);
        AddFlag("isByokLinked", IsByokLinked);
        // Unlike the other lists, this one is separated by commas. Source: GET /profiles, include.
        if (include is not null)
            pairs.Add("include=" + string.Join(",", include.Select(UrlText.Escape)));
        Add("limit", Limit?.ToString(CultureInfo.InvariantCulture));
        Add("cursor", Cursor);
        return pairs.Count == 0 ? "" : "?" + string.Join("&", pairs);

        void Add(string name, string? value)
        {
            if (value is not null)
                pairs.Add($"{name}={UrlText.Escape(value)}");
        }

        void AddFlag(string name, bool? value) => Add(name, value is { } flag ? (flag ? "true" : "false") : null);

        // The official client sends lists as key[0]=a&key[1]=b.
        void AddEach(string name, IReadOnlyList<string>? values)
        {
            for (var i = 0; i < (values?.Count ?? 0); i++)
                Add($"{name}[{i}]", values![i]);
        }
    }
}
