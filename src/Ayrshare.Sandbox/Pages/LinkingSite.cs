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
        var token = call.Query["jwt"] ?? call.Query["session"];
        if (Find(call, token, call.Query["domain"]) is not { } link)
            return Invalid();
        link.MarkOpened(clock.GetUtcNow());
        return Http.Answer.Html(200, LinkingPage.Render(link, token!));
    }

    /// <remarks>The token in the form shows that the page was opened by who holds the link, so no other site can forge it.</remarks>
    private Answer Change(HttpCall call)
    {
        var form = new UrlEncodedFields(call.Body);
        var token = form["session"];
        if (Find(call, token, domain: null) is not { } link)
            return Invalid();
        if (Network.Find(form["network"] ?? "") is not { } network || !link.Networks.Contains(network))
            return Http.Answer.Html(400, LinkingPage.NotOffered());

        account.Profiles.Change(link.Profile, profile =>
        {
            if (form["action"] == "unlink")
                profile.Unlink(network);
            else
                profile.Link(network, clock.GetUtcNow());
        });
        return Http.Answer.SeeOther("/?session=" + Uri.EscapeDataString(token!));
    }

    private Answer Redirect(string id) => account.Links.FindShortened(id) is { } target
        ? Http.Answer.SeeOther(target.AbsoluteUri)
        : Secure(Http.Answer.Html(404, LinkingPage.NotFound()));

    private Link? Find(HttpCall call, string? token, string? domain)
    {
        if (token is null || (domain is not null && domain != account.Domain))
            return null;
        var link = account.Links.Find(token);
        call.Subject = link?.Profile;
        return link?.StateAt(clock.GetUtcNow()) is LinkState.Active or LinkState.Opened
            && !link.Profile.Suspended && !account.Suspended ? link : null;
    }

    private static Answer Invalid() => Http.Answer.Html(401, LinkingPage.Invalid());

    private static Answer Secure(Answer answer) => answer
        .With("Cache-Control", "no-store")
        .With("Referrer-Policy", "no-referrer")
        .With("X-Content-Type-Options", "nosniff")
        .With("Content-Security-Policy", LinkingPage.ContentSecurityPolicy);
}
