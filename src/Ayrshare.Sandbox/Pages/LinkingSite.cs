using System;
using System.Linq;
using Ayrshare.Sandbox.Accounts;
using Ayrshare.Sandbox.Http;
using Ayrshare.Sandbox.Links;

namespace Ayrshare.Sandbox.Pages;

/// <summary>The white-label site on which a client links networks. Its only credential is the token of the link.</summary>
internal sealed class LinkingSite(Account account, TimeProvider clock)
{
    private const string ShortPath = "/s/";

    public Answer Answer(HttpCall call) => (call.Method, call.Path) switch
    {
        ("GET", "/") => Secure(Show(call)),
        ("POST", "/link") => Secure(Change(call)),
        ("GET", "/done") => Secure(Http.Answer.Html(200, LinkingPage.Done())),
        ("GET", var path) when path.StartsWith(ShortPath, StringComparison.Ordinal) => Redirect(path.Substring(ShortPath.Length)),
        _ => Secure(Http.Answer.Html(404, LinkingPage.NotFound())),
    };

    private Answer Show(HttpCall call)
    {
        var session = call.Query["session"];
        var token = call.Query["jwt"] ?? session;
        var link = call.Query["domain"] is { } domain && domain != account.Domain ? null : Find(call, token);
        var now = clock.GetUtcNow();
        if (Refuse(link, now, isSession: session is not null) is { } refusal)
            return refusal;
        link!.MarkOpened(now);
        return Http.Answer.Html(200, LinkingPage.Render(link, token!, now));
    }

    /// <remarks>The token in the form shows that the page was opened by who holds the link, so no other site can forge it.</remarks>
    private Answer Change(HttpCall call)
    {
        var form = new UrlEncodedFields(call.Body);
        var token = form["session"];
        var link = Find(call, token);
        var now = clock.GetUtcNow();
        if (Refuse(link, now, isSession: true) is { } refusal)
            return refusal;
        if (Network.Find(form["network"] ?? "") is not { } network || !link!.Networks.Contains(network))
            return Http.Answer.Html(400, LinkingPage.NotOffered());

        account.Profiles.Change(link.Profile, profile =>
        {
            if (form["action"] == "unlink")
                profile.Unlink(network);
            else
                profile.Link(network, now);
        });

        // The fragment gives the focus back to the button that was pressed.
        return Http.Answer.SeeOther($"/?session={Uri.EscapeDataString(token!)}#{network.Name}");
    }

    private Answer Redirect(string id) => account.Links.FindShortened(id) is { } target
        ? Http.Answer.SeeOther(target.AbsoluteUri)
        : Secure(Http.Answer.Html(404, LinkingPage.NotFound()));

    private Link? Find(HttpCall call, string? token)
    {
        var link = token is null ? null : account.Links.Find(token);
        call.Subject = link?.Profile;
        return link;
    }

    /// <summary>The page that says why a link does not work; <see langword="null"/> when it does.</summary>
    private Answer? Refuse(Link? link, DateTimeOffset now, bool isSession) => link?.StateAt(now) switch
    {
        null => Http.Answer.Html(401, isSession ? LinkingPage.Unknown() : LinkingPage.Invalid()),
        LinkState.Revoked => Http.Answer.Html(401, LinkingPage.Revoked()),
        LinkState.Expired => Http.Answer.Html(401, LinkingPage.Expired()),
        _ when account.Suspended || link.Profile.Suspended => Http.Answer.Html(403, LinkingPage.Suspended()),
        _ => null,
    };

    private static Answer Secure(Answer answer) => answer
        .With("Cache-Control", "no-store")
        .With("Referrer-Policy", "no-referrer")
        .With("X-Content-Type-Options", "nosniff")
        .With("Content-Security-Policy", LinkingPage.ContentSecurityPolicy);
}
