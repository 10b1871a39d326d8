using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Org.BouncyCastle.Security;

namespace Ayrshare.Sandbox;

/// <summary>The pages of the linking site as HTML.</summary>
internal static class LinkingPage
{
    private const string Css = """
        .networks { list-style: none; margin: 1.5rem 0; padding: 0; display: grid; gap: .75rem;
          grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
        .networks form { height: 100%; }
        .network { display: flex; align-items: center; gap: .75rem; width: 100%; height: 100%; min-height: 64px; padding: .6rem .9rem;
          border: 1px solid var(--line); border-radius: 12px; background: var(--card); color: inherit; font: inherit;
          text-align: start; cursor: pointer; }
        .network:hover { border-color: var(--accent); }
        .network.linked { background: var(--good-page); border-color: transparent; }
        .badge { flex: none; display: grid; place-items: center; width: 36px; height: 36px; border-radius: 10px;
          color: #ffffff; font-weight: 700; }
        .name { flex: 1; font-weight: 600; line-height: 1.3; }
        .state { display: block; color: var(--good); font-size: .875rem; }
        .due, .way { display: block; color: var(--soft); font-size: .875rem; font-weight: 400; }
        .press { flex: none; color: var(--accent); font-size: .875rem; font-weight: 600; }
        .linked .press { color: var(--soft); }
        .logo { display: grid; place-items: center; width: 56px; height: 56px; margin-bottom: 1.25rem; border-radius: 16px;
          background: var(--accent); color: var(--on-accent); font-size: 1.5rem; font-weight: 700; text-decoration: none; }
        .end { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 1rem; }
        .end p { margin: 0; }
        """;

    /// <summary>Sends the window that opened the page to the redirect, and closes the page.</summary>
    private const string OriginScript =
        "document.querySelectorAll('.done').forEach(link=>link.addEventListener('click',e=>{if(window.opener){e.preventDefault();"
        + "window.opener.location.href=link.href;window.close()}}));";

    /// <summary>Lets in the page's own style, and of scripts the one above only.</summary>
    public static string ContentSecurityPolicy { get; } =
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; script-src 'sha256-"
        + Convert.ToBase64String(DigestUtilities.CalculateDigest("SHA-256", Encoding.UTF8.GetBytes(OriginScript))) + "'";

    public static string Render(Link link, string token, DateTimeOffset now)
    {
        var fields = link.Profile.Fields;
        var (usualHeader, usualSubHeader) = link.Options.Network is { } single
            ? ($"Connect {single.DisplayName}", "You can come back to this page while the link works.")
            : ("Connect your social accounts", "Choose the networks to connect. You can come back to this page while the link works.");
        var header = fields.HideTopHeader ? "" : $"""
            <h1>{Html.Text(fields.TopHeader ?? usualHeader)}</h1>
            <p class="soft">{Html.Text(fields.SubHeader ?? usualSubHeader)}</p>
            """;
        var done = link.Options.Redirect is null ? "/done" : Html.Address(link.Options.Redirect);
        var logo = fields.HideLogo ? "" : $"""
            <a class="logo done" href="{done}" aria-label="Done">{Html.Text(StringInfo.GetNextTextElement(fields.Title.Trim()).ToUpperInvariant())}</a>
            """;
        var linked = link.Networks.Count(link.Profile.HasLinked);
        return Html.Document("Connect accounts: " + link.Profile.Title, Css, $"""
            <main><section class="card">
            {logo}
            {header}
            <p>Profile: <strong>{Html.Text(link.Profile.Title)}</strong></p>
            <ul class="networks">
            {string.Concat(link.Networks.Select(network => NetworkItem(link, network, token, now)))}</ul>
            <div class="end">
            <p class="soft" role="status">{linked} of {link.Networks.Count} connected</p>
            <a class="button done" href="{done}">Done</a>
            </div>
            </section></main>
            {(RedirectsOpener(link) ? $"<script>{OriginScript}</script>" : "")}
            """);
    }

    public static string Done() =>
        Notice("All set", "Your accounts are connected as you chose. You can close this window.");

    public static string Invalid() =>
        Notice("This link does not work (401)", "It is damaged or incomplete. Please open it as you were given it, or ask for a new link.");

    public static string Unknown() =>
        Notice("This link is not known (502)", "It is damaged, or was removed. Please open it as you were given it, or ask for a new link.");

    public static string Revoked() =>
        Notice("This link was revoked (501)", "Whoever sent it has ended it. Please ask for a new link if you still want to connect accounts.");

    public static string Expired() =>
        Notice("This link has expired (503)", "It worked for a limited time, which is over. Please ask for a new link.");

    public static string Suspended() =>
        Notice("This profile is suspended (403)", "No accounts can be connected to it at the moment. Please ask whoever sent you the link.");

    public static string NotOffered() =>
        Notice("This network is not offered (400)", "Please go back and choose one from the list.");

    public static string NotFound() =>
        Notice("There is no such page (404)", "Please open the link that you were given.");

    private static string NetworkItem(Link link, Network network, string token, DateTimeOffset now)
    {
        var account = link.Profile.Accounts.FirstOrDefault(account => account.Network == network);
        var (look, action, press, state) = account switch
        {
            null => ("network", "link", "Connect", ""),
            _ when account.NeedsRefresh(now) => ("network", "link", "Reconnect", """<span class="due">The connection has run out</span>"""),
            _ => ("network linked", "unlink", "Disconnect", """<span class="state">✓ Connected</span>"""),
        };
        var way = network.Name != "instagram" ? "" : link.Options.InstagramLinkMethod switch
        {
            "facebook" => """<span class="way">through Facebook</span>""",
            "instagram" => """<span class="way">with the Instagram login</span>""",
            _ => "",
        };
        return $"""
            <li><form method="post" action="/link">
            <input type="hidden" name="session" value="{Html.Text(token)}">
            <input type="hidden" name="network" value="{network.Name}">
            <button id="{network.Name}" class="{look}" name="action" value="{action}"{(network == link.Options.Network ? " autofocus" : "")}>
            <span class="badge" style="background:{network.Color}" aria-hidden="true">{network.DisplayName[0]}</span>
            <span class="name">{network.DisplayName}{way}{state}</span>
            <span class="press">{press}</span>
            </button></form></li>

            """;
    }

    private static bool RedirectsOpener(Link link) =>
        link.Options.Redirect is { } redirect
        && (link.Options.Origin || new UrlEncodedFields(redirect.Query.TrimStart('?'))["origin"] == "true");

    private static string Notice(string title, string text) => Html.Document(title, "", $"""
        <main><section class="card">
        <h1>{Html.Text(title)}</h1>
        <p class="soft">{Html.Text(text)}</p>
        </section></main>
        """);
}
