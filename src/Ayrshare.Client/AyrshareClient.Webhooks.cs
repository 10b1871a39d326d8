using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <content>The webhooks that Ayrshare calls.</content>
public sealed partial class AyrshareClient
{
    private const string Webhooks = "hook/webhook";

    /// <summary>
    /// POST /hook/webhook: registers the URL that Ayrshare calls for an action, in place of the one before. The request may
    /// be repeated.
    /// </summary>
    /// <param name="request">The webhook to register.</param>
    /// <param name="options">How the call is made. When it is stopped, the webhook may be registered.</param>
    public async Task<Webhook> RegisterWebhookAsync(WebhookRequest request, CallOptions? options = null)
    {
        var response = await _transport.SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Post,
                Path = Webhooks,
                Body = JsonSerializer.SerializeToUtf8Bytes(new WebhookBody(request), AyrshareJson.Default.WebhookBody),
                ProfileKey = request.ProfileKey,
                BodySecrets = [request.Secret],
            },
            options).ConfigureAwait(false);
        var registered = response.Read(AyrshareJson.Default.WebhookResponse);
        return new Webhook
        {
            Action = registered.Action ?? request.Action,
            Url = registered.Url ?? request.Url,
            RefId = registered.RefId,
        };
    }

    /// <summary>GET /hook/webhook: returns the webhooks that are registered for a profile itself.</summary>
    /// <param name="profileKey">The profile, or null for the Primary Profile, whose webhooks are those of all profiles that have
    /// none of their own.</param>
    /// <param name="options">How the call is made.</param>
    public async Task<WebhookList> GetWebhooksAsync(Secret? profileKey, CallOptions? options = null)
    {
        var response = await _transport.SendAsync(
            new ApiRequest { Method = HttpMethod.Get, Path = Webhooks, ProfileKey = profileKey }, options).ConfigureAwait(false);
        return WebhookListReader.Read(response.Json);
    }

    /// <summary>DELETE /hook/webhook: removes the webhook for an action. The request may be repeated.</summary>
    /// <param name="profileKey">The profile, or null for the Primary Profile.</param>
    /// <param name="action">The action, by the API's name.</param>
    /// <param name="options">How the call is made. When it is stopped, the webhook may be removed.</param>
    public Task RemoveWebhookAsync(Secret? profileKey, string action, CallOptions? options = null) =>
        _transport.SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Delete,
                Path = Webhooks,
                Body = JsonSerializer.SerializeToUtf8Bytes(
                    new RemoveWebhookBody { Action = action }, AyrshareJson.Default.RemoveWebhookBody),
                ProfileKey = profileKey,
            },
            options);
}
