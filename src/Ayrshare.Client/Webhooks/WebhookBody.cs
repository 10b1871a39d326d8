namespace Ayrshare.Client;

/// <summary>The body of POST /hook/webhook.</summary>
internal sealed class WebhookBody(WebhookRequest request)
{
    public string Action { get; } = request.Action;

    public string Url { get; } = request.Url.AbsoluteUri;

    public string Secret { get; } = request.Secret.Reveal();
}
