using System;

namespace Ayrshare.Sandbox;

/// <summary>A social account that a client has linked.</summary>
/// <param name="Network">The network.</param>
/// <param name="Created">When it was linked first.</param>
/// <param name="RefreshDue">When it must be linked anew; <see langword="null"/> where the network asks for no such thing.</param>
internal sealed record LinkedAccount(Network Network, DateTimeOffset Created, DateTimeOffset? RefreshDue)
{
    public bool NeedsRefresh(DateTimeOffset now) => RefreshDue <= now;

    /// <summary>Whole days until the refresh is due, with a day that has begun counted; 0 when it is due.</summary>
    public int? DaysToRefresh(DateTimeOffset now) =>
        RefreshDue is { } due ? Math.Max(0, (int)Math.Ceiling((due - now).TotalDays)) : null;
}
