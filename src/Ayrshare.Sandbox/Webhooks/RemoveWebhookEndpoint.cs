using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>
/// DELETE /hook/webhook: removes the webhook for an action of the User Profile that the request names, or else of the Primary
/// Profile. It is not documented what happens without such a webhook; the sandbox succeeds.
/// </summary>
internal sealed class RemoveWebhookEndpoint(ProfileStore profiles, WebhookStore webhooks) : IEndpoint
{
    public string Method => "DELETE";

    public string Path => "hook/webhook";

    public string Action => "webhook";

    public JsonObject Handle(ApiRequest request)
    {
        var profile = TargetProfile.Find(request, profiles) ?? profiles.Primary;
        var action = WebhookActions.In(request.Body);
        webhooks.Remove(profile, action);
        return new JsonObject { ["status"] = "success", ["action"] = action };
    }
}
