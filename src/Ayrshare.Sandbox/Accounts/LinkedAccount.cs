using System;

namespace Ayrshare.Sandbox;

/// <summary>A social account that a client has linked.</summary>
/// <param name="Network">The network.</param>
/// <param name="Created">When it was linked first.</param>
/// <param name="RefreshDue">When it must be linked again; <see langword="null"/> where the network does not require it.</param>
/// <param name="OwnXApp">Whether it is on X and was linked with the account's own X app.</param>
/// <param name="Messaging">Whether it was linked, the last time, while messaging was active for the profile.</param>
internal sealed record LinkedAccount(
    Network Network, DateTimeOffset Created, DateTimeOffset? RefreshDue, bool OwnXApp, bool Messaging)
{
    public bool NeedsRefresh(DateTimeOffset now) => RefreshDue <= now;

    /// <summary>The days until the refresh is due, rounded up; 0 when it is due.</summary>
    public int? DaysToRefresh(DateTimeOffset now) =>
        RefreshDue is { } due ? Math.Max(0, (int)Math.Ceiling((due - now).TotalDays)) : null;
}
