using System.Linq;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>
/// GET /hook/webhook: the webhooks of the User Profile that the request names, or else of the Primary Profile. The form of
/// <c>updated</c> is not documented; the sandbox writes the time of the last change.
/// </summary>
internal sealed class ShowWebhooksEndpoint(WebhookStore webhooks) : IEndpoint
{
    public string Method => "GET";

    public string Path => "hook/webhook";

    public string Action => "webhook";

    public JsonObject Handle(ApiRequest request)
    {
        var body = new JsonObject { ["status"] = "success" };
        var registered = webhooks.Of(request.Caller);
        foreach (var (action, webhook) in registered)
            body[action] = webhook.Url.OriginalString;
        if (registered.Count > 0)
            body["updated"] = ApiJson.Utc(registered.Max(entry => entry.Webhook.Changed));
        return body;
    }
}
