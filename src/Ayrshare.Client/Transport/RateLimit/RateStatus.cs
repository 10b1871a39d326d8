using System;
using System.Globalization;
using System.Linq;
using System.Net.Http.Headers;

namespace Ayrshare.Client;

/// <summary>What a response's <c>x-ratelimit-max</c> and <c>x-ratelimit-count</c> say.</summary>
/// <param name="Max">The requests that are allowed in five minutes.</param>
/// <param name="Count">The requests that were counted in the current five minutes.</param>
public readonly record struct RateStatus(int Max, int Count)
{
    /// <summary>The period that the limit is for. Source: "300 requests per 5 minutes per profile".</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>The requests that are allowed in that period. Source: "300 requests per 5 minutes per profile".</summary>
    public const int DocumentedMax = 300;

    /// <summary>The requests that are left, never below zero.</summary>
    public int Left => Max > Count ? Max - Count : 0;

    internal static RateStatus? Read(HttpResponseHeaders headers)
    {
        return Number("x-ratelimit-max") is { } max && Number("x-ratelimit-count") is { } count ? new RateStatus(max, count) : null;

        int? Number(string name) =>
            headers.TryGetValues(name, out var values)
            && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
    }
}
