using System;
using System.Collections.Generic;

namespace Ayrshare.Sandbox;

/// <summary>A post of a profile. It is not published.</summary>
internal sealed record Post(
    string Id,
    string Text,
    IReadOnlyList<Network> Networks,
    IReadOnlyList<string> MediaUrls,
    DateTimeOffset Created,
    DateTimeOffset? Scheduled)
{
    public bool IsSentAt(DateTimeOffset now) => Scheduled is null || Scheduled <= now;
}
