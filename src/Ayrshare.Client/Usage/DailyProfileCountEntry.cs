using System;
using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>One day in the report of the account.</summary>
internal sealed class DailyProfileCountEntry
{
    [JsonConverter(typeof(LenientTimeConverter))]
    public DateTimeOffset? Reported { get; init; }

    [JsonConverter(typeof(LenientNumberConverter))]
    public int? UserProfileCount { get; init; }

    public DailyProfileCount ToCount() => new() { Reported = Reported, Count = UserProfileCount };
}
