using System.Linq;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>
/// Reads the response to GET /hook/webhook, in which each action is a field whose value is the URL. An action that this client
/// does not know is one too.
/// </summary>
internal static class WebhookListReader
{
    public static WebhookList Read(JsonElement json)
    {
        var refId = LenientJson.Text(json, "refId");
        return new WebhookList
        {
            Webhooks =
            [
                .. from field in json.EnumerateObject()
                   let url = LenientJson.Url(field.Value)
                   where url is not null
                   select new Webhook { Action = field.Name, Url = url, RefId = refId },
            ],
            Updated = json.TryGetProperty("updated", out var updated) ? LenientJson.Time(updated) : null,
        };
    }
}
