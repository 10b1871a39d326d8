using System;

namespace Ayrshare.Sandbox;

/// <summary>One attempt to deliver an event to a webhook.</summary>
public sealed class SandboxDelivery
{
    internal SandboxDelivery()
    {
    }

    /// <summary>The action: <c>social</c> or <c>suspended</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The title of the profile that the event is about.</summary>
    public required string Title { get; init; }

    /// <summary>The URL of the webhook.</summary>
    public required Uri Url { get; init; }

    /// <summary>The id of the event, which is the same in each attempt.</summary>
    public required string HookId { get; init; }

    /// <summary>The number of the attempt, from 1.</summary>
    public int Attempt { get; init; }

    /// <summary>The HTTP status of the response; <see langword="null"/> without a response.</summary>
    public int? Status { get; init; }

    /// <summary>The outcome of the attempt.</summary>
    public SandboxDeliveryOutcome Outcome { get; init; }

    /// <summary>When it was sent, by the sandbox's clock.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The headers that were sent, the signature among them.</summary>
    public required SandboxHeaders Headers { get; init; }

    /// <summary>The body that was sent.</summary>
    public required string Body { get; init; }

    /// <summary>Action, title, attempt and outcome.</summary>
    public override string ToString() => $"{Action} {Title}: attempt {Attempt}, {Outcome}";
}
