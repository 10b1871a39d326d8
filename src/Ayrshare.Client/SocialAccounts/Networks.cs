using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Client;

/// <summary>The social networks that Ayrshare links, by the names that its API uses.</summary>
public static class Networks
{
    /// <summary>All network names, in alphabetical order.</summary>
    public static IReadOnlyList<string> All { get; } = Array.AsReadOnly(new[]
    {
        "bluesky", "facebook", "gmb", "instagram", "linkedin", "pinterest", "reddit", "snapchat", "telegram",
        "threads", "tiktok", Twitter, "youtube",
    });

    /// <summary>The API's name of X.</summary>
    public const string Twitter = "twitter";

    /// <summary>Returns the API's name of a network, whatever its case, or null if there is no such network. X is also found by its own
    /// name.</summary>
    public static string? Find(string name) =>
        string.Equals(name, "x", StringComparison.OrdinalIgnoreCase) ? Twitter
        : All.FirstOrDefault(network => string.Equals(network, name, StringComparison.OrdinalIgnoreCase));
}
