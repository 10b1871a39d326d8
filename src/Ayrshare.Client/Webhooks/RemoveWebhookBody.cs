namespace Ayrshare.Client;

/// <summary>The body of DELETE /hook/webhook.</summary>
internal sealed class RemoveWebhookBody
{
    public required string Action { get; init; }
}
