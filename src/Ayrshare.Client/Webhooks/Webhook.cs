using System;

namespace Ayrshare.Client;

/// <summary>A webhook that is registered.</summary>
public sealed record Webhook
{
    /// <summary>The action, by the API's name.</summary>
    public required string Action { get; init; }

    /// <summary>The address that Ayrshare calls.</summary>
    public required Uri Url { get; init; }

    /// <summary>The profile's public reference, if the response has it.</summary>
    public string? RefId { get; init; }
}
