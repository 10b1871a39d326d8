using System;

namespace Ayrshare.Client;

/// <summary>What POST /hook/webhook needs.</summary>
public sealed record WebhookRequest
{
    /// <summary>The profile, or null for the Primary Profile, whose webhooks serve all profiles that have none of their own.</summary>
    public Secret? ProfileKey { get; init; }

    /// <summary>The action, by the API's name: one of <see cref="WebhookActions.All"/>.</summary>
    public required string Action { get; init; }

    /// <summary>The address that Ayrshare calls.</summary>
    public required Uri Url { get; init; }

    /// <summary>The secret that Ayrshare signs each delivery with.</summary>
    public required Secret Secret { get; init; }
}
