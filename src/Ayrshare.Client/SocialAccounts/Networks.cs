using System;
using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>The social networks that Ayrshare links, by the names that its API uses.</summary>
public static class Networks
{
    /// <summary>All network names, in alphabetical order.</summary>
    public static IReadOnlyList<string> All { get; } = Array.AsReadOnly(new[]
    {
        "bluesky", "facebook", "gmb", "instagram", "linkedin", "pinterest", "reddit", "snapchat", "telegram",
        "threads", "tiktok", "twitter", "youtube",
    });
}
