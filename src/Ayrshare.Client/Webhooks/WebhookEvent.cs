using System;
using System.Collections.Generic;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>An event that a webhook has delivered. What the body does not say is null.</summary>
public sealed record WebhookEvent
{
    /// <summary>The action, by the API's name.</summary>
    public string? Action { get; init; }

    /// <summary>What happened to a social account, for the action social.</summary>
    public WebhookEventType? Type { get; init; }

    /// <summary>The network, by the API's name.</summary>
    public string? Network { get; init; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; init; }

    /// <summary>The profile's title. Ayrshare does not document it.</summary>
    public string? Title { get; init; }

    /// <summary>Who did it: <c>user</c> or <c>system</c>.</summary>
    public string? Source { get; init; }

    /// <summary>When the account must be linked again.</summary>
    public DateTimeOffset? RefreshBy { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The id of the event. A repeated delivery has the same one.</summary>
    public string? HookId { get; init; }

    /// <summary>The id of the delivery.</summary>
    public string? DeliveryId { get; init; }

    /// <summary>The number of the attempt to deliver it, from 1.</summary>
    public int? DeliveryAttempt { get; init; }

    /// <summary>All other fields of the body, as they came.</summary>
    public required IReadOnlyList<JsonProperty> Details { get; init; }

    /// <summary>What repeated deliveries of the event have in common: the id or, without one, the hash of the body.</summary>
    public required string Identity { get; init; }
}
