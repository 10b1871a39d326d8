using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>
/// POST /profiles/link-sessions: makes a linking URL for the User Profile of the <c>Profile-Key</c> header, and sends it by
/// email on request.
/// </summary>
/// <param name="account">The account.</param>
/// <param name="links">The links that have been issued.</param>
/// <param name="outbox">The emails that have been requested.</param>
/// <param name="clock">The sandbox's time.</param>
/// <param name="site">The address of the linking page.</param>
internal sealed class CreateLinkSessionEndpoint(Account account, LinkStore links, Outbox outbox, TimeProvider clock, Uri site) : IEndpoint
{
    private static readonly string[] InstagramLinkMethods = ["instagram", "facebook"];

    public string Method => "POST";

    public string Path => "profiles/link-sessions";

    public string Action => "link session";

    public JsonObject Handle(ApiRequest request)
    {
        var body = request.Body;
        if (request.Caller.IsPrimary)
            throw TargetProfile.Missing();
        LinkRequest.CheckDomain(body, account);
        var linkRequest = LinkRequest.Read(request, account.MaxPack);
        var now = clock.GetUtcNow();
        var options = linkRequest.Options with
        {
            Network = ReadNetwork(body, linkRequest.Options.Allowed),
            InstagramLinkMethod = ReadInstagramLinkMethod(body),
            Origin = !body.HoldsText("origin") && body.Flag("origin"),
            PageOrigin = body.HoldsText("origin") ? body.WebAddress("origin") : null,
        };
        var link = new Link(request.Caller, options, ToSecond(now + linkRequest.Lifetime));

        var token = TokenIssuer.NewOpaque();
        var session = links.AddSession(token, link, new Uri(site, "?session=" + Uri.EscapeDataString(token)));
        var response = new JsonObject
        {
            ["status"] = "success",
            ["sessionId"] = session.Id,
            ["url"] = session.Url.AbsoluteUri,
            ["expiresAt"] = ApiJson.UtcSeconds(link.ExpiresAt),
        };
        if (linkRequest.Mail is { } mail)
        {
            outbox.Add(mail.Write(request.Caller, session.Url, now, link.ExpiresAt));
            response["emailSent"] = true;
        }

        response["title"] = request.Caller.Title;
        return response;
    }

    /// <summary>The network of mode <c>connect</c>; <see langword="null"/> in mode <c>grid</c>.</summary>
    private Network? ReadNetwork(BodyFields body, IReadOnlyList<Network>? allowed)
    {
        var network = body.KnownNetwork("network");
        switch (body.Text("mode"))
        {
            case null or "grid":
                return network is null ? null : throw body.Wrong("network", "goes with mode connect only");
            case "connect" when !account.MaxPack:
                throw LinkRequest.MaxPackMissing("mode connect");
            case "connect" when network is null:
                throw body.Wrong("network", "is required with mode connect");
            case "connect" when allowed is not null && !allowed.Contains(network):
                throw body.Wrong("network", "is not in allowedSocial");
            case "connect":
                return network;
            default:
                throw body.Wrong("mode", "must be grid or connect");
        }
    }

    private static string? ReadInstagramLinkMethod(BodyFields body) =>
        body.Text("instagramLinkMethod") is { } method && !InstagramLinkMethods.Contains(method)
            ? throw body.Wrong("instagramLinkMethod", "must be instagram or facebook")
            : body.Text("instagramLinkMethod");

    /// <summary>Rounds down to the whole seconds that the response shows, so that the link expires exactly then.</summary>
    private static DateTimeOffset ToSecond(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
}
