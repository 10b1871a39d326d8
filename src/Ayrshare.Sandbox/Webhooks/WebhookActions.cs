using System.Linq;

namespace Ayrshare.Sandbox;

/// <summary>The actions that have a webhook. The sandbox delivers two of them.</summary>
internal static class WebhookActions
{
    public const string Social = "social";
    public const string Suspended = "suspended";

    private static readonly string[] All =
    [
        "feed", Social, "scheduled", "batch", "messages", "mentions", "comments", "automations", "accountActivity", Suspended,
    ];

    /// <summary>The action that the body of a request names.</summary>
    /// <exception cref="ApiException">The action is missing, or there is no such action.</exception>
    public static string In(BodyFields body)
    {
        var action = body.RequiredText("action");
        return All.Contains(action) ? action : throw body.Wrong("action", $"must be one of {string.Join(", ", All)}");
    }
}
