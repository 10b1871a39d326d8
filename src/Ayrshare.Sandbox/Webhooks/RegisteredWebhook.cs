using System;

namespace Ayrshare.Sandbox;

/// <summary>The URL that is called for an action.</summary>
/// <param name="Url">The URL.</param>
/// <param name="Secret">The secret that signs the deliveries; they are not signed when absent.</param>
/// <param name="Changed">When it was registered.</param>
internal sealed record RegisteredWebhook(Uri Url, string? Secret, DateTimeOffset Changed)
{
    /// <summary>The secret before this one, if the webhook had another.</summary>
    public string? PreviousSecret { get; init; }
}
