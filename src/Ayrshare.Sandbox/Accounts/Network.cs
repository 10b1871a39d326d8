using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Sandbox;

/// <summary>A social network that can be linked.</summary>
/// <param name="Name">The API's name.</param>
/// <param name="DisplayName">The name that people use.</param>
/// <param name="Color">The brand's colour, for the pages.</param>
/// <param name="ProfileRoot">The base address of the profiles on the network.</param>
/// <param name="RefreshDays">The days after which a client must link again, where the network limits its consent.</param>
/// <param name="AccountType">The kind of account, where the network has several.</param>
internal sealed record Network(
    string Name,
    string DisplayName,
    string Color,
    string ProfileRoot,
    int? RefreshDays = null,
    string? AccountType = null)
{
    /// <summary>The lifetime that LinkedIn documents for the tokens of an app.</summary>
    private const int TokenDays = 60;

    public static IReadOnlyList<Network> All { get; } =
    [
        new("bluesky", "Bluesky", "#0a7aff", "https://bsky.app/profile/"),
        new("facebook", "Facebook", "#1877f2", "https://www.facebook.com/"),
        new("gmb", "Google Business Profile", "#1a73e8", "https://business.google.com/"),
        new("instagram", "Instagram", "#c13584", "https://www.instagram.com/"),
        new("linkedin", "LinkedIn", "#0a66c2", "https://www.linkedin.com/in/", TokenDays, "personal"),
        new("pinterest", "Pinterest", "#bd081c", "https://www.pinterest.com/"),
        new("reddit", "Reddit", "#d93a00", "https://www.reddit.com/user/"),
        new("snapchat", "Snapchat", "#b8a600", "https://www.snapchat.com/add/"),
        new("telegram", "Telegram", "#1c8adb", "https://t.me/", AccountType: "channel"),
        new("threads", "Threads", "#555555", "https://www.threads.net/@"),
        new("tiktok", "TikTok", "#d81e50", "https://www.tiktok.com/@"),
        new("twitter", "X (Twitter)", "#444c56", "https://x.com/"),
        new("youtube", "YouTube", "#d90000", "https://www.youtube.com/@"),
    ];

    public bool IsX => Name == "twitter";

    /// <summary>Whether the network must be linked anew before messages can be sent and received.</summary>
    public bool IsMeta => Name is "facebook" or "instagram";

    public static Network? Find(string name) =>
        All.FirstOrDefault(network => string.Equals(network.Name, name, StringComparison.Ordinal));
}
