using System;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>
/// POST /hook/webhook: registers the URL that is called for an action, for the User Profile that the request names or else for
/// the Primary Profile. Ayrshare accepts https only; the sandbox also accepts http on this machine, where it delivers.
/// </summary>
internal sealed class RegisterWebhookEndpoint(ProfileStore profiles, WebhookStore webhooks) : IEndpoint
{
    public string Method => "POST";

    public string Path => "hook/webhook";

    public string Action => "webhook";

    public JsonObject Handle(ApiRequest request)
    {
        var profile = TargetProfile.Find(request, profiles) ?? profiles.Primary;
        var action = WebhookActions.In(request.Body);
        var url = request.Body.WebAddress("url") ?? throw request.Body.Wrong("url", "is missing");
        if (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback)
            throw request.Body.Wrong("url", "must be an https URL");
        webhooks.Set(profile, action, url, request.Body.Text("secret"));
        return new JsonObject
        {
            ["status"] = "success",
            ["action"] = action,
            ["url"] = url.OriginalString,
            ["refId"] = profile.RefId,
        };
    }
}
