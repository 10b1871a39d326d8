using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>The actions that have a webhook, by the API's names.</summary>
public static class WebhookActions
{
    /// <summary>All actions.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "feed", "social", "scheduled", "batch", "messages", "mentions", "comments", "automations", "accountActivity", "suspended",
    ];
}
