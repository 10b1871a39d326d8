using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>
/// Something that a webhook reports. Ayrshare documents the fields of <c>social</c> without an example of the body. The sandbox
/// writes them at the top level, with <c>created</c> like other actions, and without the title.
/// </summary>
internal sealed class WebhookEvent
{
    private WebhookEvent(string action, Profile profile, DateTimeOffset now, JsonObject fields)
    {
        Action = action;
        Profile = profile;
        HookId = Secrets.NewPostId();
        var body = new JsonObject
        {
            ["action"] = action,
            ["created"] = ApiJson.Utc(now),
            ["hookId"] = HookId,
            ["refId"] = profile.RefId,
        };
        foreach (var field in fields.ToArray())
        {
            fields.Remove(field.Key);
            body[field.Key] = field.Value;
        }

        Body = ApiJson.Text(body);
    }

    public string Action { get; }

    public Profile Profile { get; }

    public string HookId { get; }

    public string Body { get; }

    /// <summary>The events of a change.</summary>
    public static IEnumerable<WebhookEvent> Of(ProfileChange change, DateTimeOffset now)
    {
        var (before, after, source) = (change.Before, change.After, change.BySystem ? "system" : "user");
        foreach (var account in after.Accounts.Where(account => !before.Accounts.Any(known => ReferenceEquals(known, account))))
            yield return Social("link", account.Network, after, now, source);
        foreach (var account in before.Accounts.Where(account => !after.HasLinked(account.Network)))
            yield return Social("unlink", account.Network, after, now, source);
        if (after.Suspended && !before.Suspended)
            yield return new WebhookEvent(WebhookActions.Suspended, after, now, new JsonObject { ["status"] = "suspended" });
    }

    /// <summary>The event that an account must be linked again.</summary>
    public static WebhookEvent Refresh(Profile profile, LinkedAccount account, DateTimeOffset now)
    {
        var body = SocialFields("refresh", account.Network, "system");
        body["refreshBy"] = ApiJson.Utc(account.RefreshDue ?? now);
        return new WebhookEvent(WebhookActions.Social, profile, now, body);
    }

    private static WebhookEvent Social(string type, Network network, Profile profile, DateTimeOffset now, string source)
    {
        var body = SocialFields(type, network, source);
        if (type == "unlink" && source == "system")
            body["details"] = "The authorization is no longer valid.";
        return new WebhookEvent(WebhookActions.Social, profile, now, body);
    }

    private static JsonObject SocialFields(string type, Network network, string source) =>
        new() { ["type"] = type, ["platform"] = network.Name, ["source"] = source };
}
