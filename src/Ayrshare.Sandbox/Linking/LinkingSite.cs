using System;
using System.Linq;

namespace Ayrshare.Sandbox;

/// <summary>The white-label site on which a client links networks. Its only credential is the token of the link.</summary>
internal sealed class LinkingSite(Account account, LinkStore links, TimeProvider clock)
{
    private const string ShortPath = "/s/";

    public HttpResponse Respond(HttpRequest request) => (request.Method, request.Path) switch
    {
        ("GET", "/") => Secure(Show(request)),
        ("POST", "/link") => Secure(Change(request)),
        ("GET", "/done") => Secure(HttpResponse.Html(200, LinkingNotices.Done)),
        ("GET", var path) when path.StartsWith(ShortPath, StringComparison.Ordinal) => Redirect(path.Substring(ShortPath.Length)),
        _ => Secure(HttpResponse.Html(404, LinkingNotices.NotFound)),
    };

    private HttpResponse Show(HttpRequest request)
    {
        var session = request.Query["session"];
        var token = request.Query["jwt"] ?? session;
        var link = request.Query["domain"] is { } domain && domain != account.Domain ? null : Find(request, token);
        var now = clock.GetUtcNow();
        if (Refuse(link, now, isSession: session is not null) is { } refusal)
            return refusal;
        link!.MarkOpened(now);
        return HttpResponse.Html(200, LinkingPage.Write(link, token!, now));
    }

    /// <remarks>
    /// The form contains the token of the link, so only somebody who has the link can send it, and no other site can forge it.
    /// </remarks>
    private HttpResponse Change(HttpRequest request)
    {
        var form = new UrlEncodedFields(request.Body);
        var token = form["session"];
        var link = Find(request, token);
        var now = clock.GetUtcNow();
        if (Refuse(link, now, isSession: true) is { } refusal)
            return refusal;
        if (Network.Find(form["network"] ?? "") is not { } network || !link!.Networks.Contains(network))
            return HttpResponse.Html(400, LinkingNotices.NotOffered);
        if (network.IsX && !link.Options.HasXKeys && form["action"] != "unlink")
            return HttpResponse.Html(400, LinkingNotices.XKeysMissing);

        account.Profiles.Change(link.Profile, profile =>
        {
            if (form["action"] == "unlink")
                profile.Unlink(network);
            else
                profile.Link(network, now, ownXApp: network.IsX);
        });

        // The fragment gives the focus back to the button that was pressed.
        return HttpResponse.SeeOther($"/?session={Uri.EscapeDataString(token!)}#{network.Name}");
    }

    private HttpResponse Redirect(string id) => links.FindShortened(id) is { } target
        ? HttpResponse.SeeOther(target.AbsoluteUri)
        : Secure(HttpResponse.Html(404, LinkingNotices.NotFound));

    private Link? Find(HttpRequest request, string? token)
    {
        var link = token is null ? null : links.Find(token);
        request.ProfileTitle = link?.Profile.Title;
        return link;
    }

    /// <summary>The page that says why a link does not work; <see langword="null"/> when it does.</summary>
    private HttpResponse? Refuse(Link? link, DateTimeOffset now, bool isSession) => link?.StateAt(now) switch
    {
        null => HttpResponse.Html(401, isSession ? LinkingNotices.Unknown : LinkingNotices.Invalid),
        LinkState.Revoked => HttpResponse.Html(401, LinkingNotices.Revoked),
        LinkState.Expired => HttpResponse.Html(401, LinkingNotices.Expired),
        _ when account.Suspended || link.Profile.Suspended => HttpResponse.Html(403, LinkingNotices.Suspended),
        _ => null,
    };

    private static HttpResponse Secure(HttpResponse response) => response
        .With("Cache-Control", "no-store")
        .With("Referrer-Policy", "no-referrer")
        .With("X-Content-Type-Options", "nosniff")
        .With("Content-Security-Policy", LinkingPage.ContentSecurityPolicy);
}
