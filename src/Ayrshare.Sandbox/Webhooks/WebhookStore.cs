using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Sandbox;

/// <summary>The webhooks of all profiles. Safe for use by several threads.</summary>
internal sealed class WebhookStore(TimeProvider clock)
{
    private readonly object _gate = new();
    private readonly Dictionary<(string RefId, string Action), RegisteredWebhook> _webhooks = [];

    /// <summary>Registers a URL in place of the one before.</summary>
    public void Set(Profile profile, string action, Uri url, string? secret)
    {
        lock (_gate)
        {
            var before = Of(profile, action);
            _webhooks[(profile.RefId, action)] = new RegisteredWebhook(url, secret, clock.GetUtcNow())
            {
                PreviousSecret = before?.Secret == secret ? before?.PreviousSecret : before?.Secret,
            };
        }
    }

    public void Remove(Profile profile, string action)
    {
        lock (_gate)
            _webhooks.Remove((profile.RefId, action));
    }

    /// <summary>The webhooks of the profile itself, in alphabetical order of their actions.</summary>
    public IReadOnlyList<(string Action, RegisteredWebhook Webhook)> Of(Profile profile)
    {
        lock (_gate)
        {
            return
            [
                .. _webhooks.Where(entry => entry.Key.RefId == profile.RefId)
                    .OrderBy(entry => entry.Key.Action, StringComparer.Ordinal)
                    .Select(entry => (entry.Key.Action, entry.Value)),
            ];
        }
    }

    /// <summary>The webhook of the profile or else of the Primary Profile, if either has one.</summary>
    public RegisteredWebhook? Find(Profile profile, Profile primary, string action)
    {
        lock (_gate)
            return Of(profile, action) ?? Of(primary, action);
    }

    private RegisteredWebhook? Of(Profile profile, string action) =>
        _webhooks.TryGetValue((profile.RefId, action), out var webhook) ? webhook : null;
}
