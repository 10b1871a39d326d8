using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>The report of the account: how many profiles it had on each day, and which were created and deleted.</summary>
public sealed class AccountReport
{
    /// <summary>The number of profiles on each day, which billing uses.</summary>
    public required IReadOnlyList<DailyProfileCount> DailyCounts { get; init; }

    /// <summary>The creations and deletions of profiles.</summary>
    public required IReadOnlyList<ProfileAction> Actions { get; init; }
}
