using System;
using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>The webhooks of a profile.</summary>
public sealed record WebhookList
{
    /// <summary>The webhooks, in the order of the response.</summary>
    public required IReadOnlyList<Webhook> Webhooks { get; init; }

    /// <summary>When one of them was changed for the last time, if the response has it.</summary>
    public DateTimeOffset? Updated { get; init; }
}
