using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Ayrshare.Sandbox;

/// <summary>Writes the page on which a client connects networks.</summary>
internal static class LinkingPage
{
    private static readonly HtmlTemplate Template = HtmlTemplate.Load("LinkingPage.html");
    private static readonly Html Style = new(EmbeddedFile.Read("LinkingPage.css"));
    private static readonly Html RedirectOpener = new(EmbeddedFile.Read("RedirectOpener.js"));

    /// <summary>Allows the page's own styles, and no script except <see cref="RedirectOpener"/>.</summary>
    public static string ContentSecurityPolicy { get; } =
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        + $"script-src 'sha256-{Sha256(RedirectOpener.Markup)}'";

    public static string Write(Link link, string token, DateTimeOffset now)
    {
        var profile = link.Profile;
        var fields = profile.Fields;
        var single = link.Options.Network;
        var body = Template.Fill(new Dictionary<string, object?>
        {
            ["logo"] = fields.HideLogo ? null : StringInfo.GetNextTextElement(fields.Title.Trim()).ToUpperInvariant(),
            ["showHeader"] = !fields.HideTopHeader,
            ["header"] = fields.TopHeader ?? (single is null ? "Connect your social accounts" : $"Connect {single.DisplayName}"),
            ["subHeader"] = fields.SubHeader ?? DefaultSubHeader(single),
            ["title"] = profile.Title,
            ["done"] = link.Options.Redirect?.AbsoluteUri ?? "/done",
            ["token"] = token,
            ["networks"] = link.Networks.Select(network => Describe(network, link, now)),
            ["connectedCount"] = link.Networks.Count(profile.HasLinked),
            ["networkCount"] = link.Networks.Count,
            ["script"] = RedirectsOpener(link) ? RedirectOpener : null,
        });
        return Page.Write("Connect accounts: " + profile.Title, Style, body);
    }

    private static string DefaultSubHeader(Network? single) => single is null
        ? "Choose the networks to connect. You can return to this page while the link works."
        : "You can return to this page while the link works.";

    private static Dictionary<string, object?> Describe(Network network, Link link, DateTimeOffset now)
    {
        var account = link.Profile.Accounts.FirstOrDefault(account => account.Network == network);
        var expired = account is not null && account.NeedsRefresh(now);
        var connected = account is not null && !expired;
        return new Dictionary<string, object?>
        {
            ["network"] = network.Name,
            ["name"] = network.DisplayName,
            ["initial"] = network.DisplayName[0],
            ["color"] = network.Color,
            ["way"] = network.Name == "instagram" ? DescribeWay(link.Options.InstagramLinkMethod) : null,
            ["expired"] = expired,
            ["connected"] = connected,
            ["action"] = connected ? "unlink" : "link",
            ["press"] = connected ? "Disconnect" : expired ? "Reconnect" : "Connect",
            ["focused"] = network == link.Options.Network,
        };
    }

    private static string? DescribeWay(string? instagramLinkMethod) => instagramLinkMethod switch
    {
        "facebook" => "through Facebook",
        "instagram" => "with the Instagram login",
        _ => null,
    };

    private static bool RedirectsOpener(Link link) =>
        link.Options.Redirect is { } redirect
        && (link.Options.Origin || new UrlEncodedFields(redirect.Query.TrimStart('?'))["origin"] == "true");

    private static string Sha256(string text)
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }
}
