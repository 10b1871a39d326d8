using System;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>
/// GET /messages/{platform}: lists the direct messages of a profile, of which the sandbox has none. It shows what messaging
/// needs: the account must have it, the profile must have it switched on, and Facebook and Instagram must have been linked
/// since then.
/// </summary>
internal sealed class ListMessagesEndpoint(Account account, TimeProvider clock) : IEndpoint
{
    private static readonly TimeSpan CacheTime = TimeSpan.FromMinutes(5);

    public string Method => "GET";

    public string Path => "messages/{id}";

    public string Action => "messages";

    public JsonObject Handle(ApiRequest request)
    {
        var profile = request.Caller;
        var network = Network.Find(request.Id)
            ?? throw ApiException.WrongParameter($"Missing or incorrect parameters: '{request.Id}' is no known network.");
        var linked = profile.Find(network)
            ?? throw new ApiException(400, ErrorCode.NetworkNotLinked, $"{network.DisplayName} is not linked.");
        if (!account.HasMessaging || !profile.Fields.MessagingActive)
            throw new ApiException(400, ErrorCode.MessagingNotEnabled, "Messaging is not enabled.");
        if (network.IsMeta && !linked.Messaging)
        {
            throw new ApiException(
                400, ErrorCode.MessagingRelinkNeeded, $"{network.DisplayName} must be linked again since messaging was switched on.");
        }

        var now = clock.GetUtcNow();
        return new JsonObject
        {
            ["status"] = "success",
            ["messages"] = new JsonArray(),
            ["messagesCount"] = 0,
            ["lastUpdated"] = ApiJson.Utc(now),
            ["nextUpdate"] = ApiJson.Utc(now + CacheTime),
        };
    }
}
