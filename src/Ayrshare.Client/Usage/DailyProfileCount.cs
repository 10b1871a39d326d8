using System;

namespace Ayrshare.Client;

/// <summary>How many profiles the account had on one day.</summary>
public sealed class DailyProfileCount
{
    /// <summary>When the profiles were counted, in UTC.</summary>
    public DateTimeOffset? Reported { get; init; }

    /// <summary>The number of profiles.</summary>
    public int? Count { get; init; }
}
