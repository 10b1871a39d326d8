using System;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>An event that a webhook has delivered.</summary>
public sealed class AyrshareWebhookEvent
{
    internal AyrshareWebhookEvent(WebhookEvent received, bool isRepeat)
    {
        Action = received.Action;
        Type = received.Type switch
        {
            WebhookEventType.Link => AyrshareWebhookEventType.Link,
            WebhookEventType.Unlink => AyrshareWebhookEventType.Unlink,
            WebhookEventType.Refresh => AyrshareWebhookEventType.Refresh,
            _ => null,
        };
        Network = received.Network;
        RefId = received.RefId;
        Title = received.Title;
        Source = received.Source;
        RefreshBy = received.RefreshBy?.ToLocalTime();
        Created = received.Created?.ToLocalTime();
        HookId = received.HookId;
        DeliveryId = received.DeliveryId;
        DeliveryAttempt = received.DeliveryAttempt;
        IsRepeat = isRepeat;
        Details = received.Details.Count == 0 ? null : RecordText.Readable(ApiObjects.Of(received.Details));
    }

    /// <summary>The action, by its name in the API, such as social.</summary>
    public string? Action { get; }

    /// <summary>What happened to a social account: Link, Unlink or Refresh. Other actions have none.</summary>
    public AyrshareWebhookEventType? Type { get; }

    /// <summary>The network, by its name in the API.</summary>
    public string? Network { get; }

    /// <summary>The profile's public reference. Get-AyrshareProfile -RefId finds the profile.</summary>
    public string? RefId { get; }

    /// <summary>The profile's title, if Ayrshare sends it.</summary>
    public string? Title { get; }

    /// <summary>Who did it: user, or system if Ayrshare unlinked an account that is no longer valid.</summary>
    public string? Source { get; }

    /// <summary>When the account must be linked again, in local time.</summary>
    public DateTimeOffset? RefreshBy { get; }

    /// <summary>When it happened, in local time.</summary>
    public DateTimeOffset? Created { get; }

    /// <summary>The id of the event. If Ayrshare delivers an event again, the id is the same.</summary>
    public string? HookId { get; }

    /// <summary>The id of the delivery.</summary>
    public string? DeliveryId { get; }

    /// <summary>The number of the attempt to deliver the event, from 1.</summary>
    public int? DeliveryAttempt { get; }

    /// <summary>Whether this process has converted the event before. It can be true only with -AllowRepeat.</summary>
    public bool IsRepeat { get; }

    /// <summary>All other fields of the body, as they came.</summary>
    public object? Details { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Title ?? RefId}: {Action}";
}
