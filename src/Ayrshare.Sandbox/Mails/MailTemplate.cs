using System;
using System.Globalization;
using System.Linq;

namespace Ayrshare.Sandbox;

/// <summary>The Connect Accounts email as one would see it in a mail program.</summary>
internal static class MailTemplate
{
    private const string Css = """
        .head { border-bottom: 1px solid var(--line); margin: 0 0 1.5rem; padding: 0 0 1rem;
          display: grid; grid-template-columns: auto 1fr; gap: .15rem 1rem; }
        .head dt { color: var(--soft); }
        .head dd { margin: 0; }
        .foot { border-top: 1px solid var(--line); margin-top: 1.5rem; padding-top: 1rem; }
        .foot p:last-child { margin: 0; }
        """;

    public static string Render(SandboxMail mail)
    {
        var company = Html.Text(mail.Company ?? mail.Title);
        return Html.Document(mail.Subject, Css, $"""
            <main><article class="card">
            <dl class="head small">
            <dt>From</dt><dd>{Html.Text(mail.From)}</dd>
            <dt>To</dt><dd>{Html.Text(mail.To)}</dd>
            {(mail.Bcc is null ? "" : $"<dt>Bcc</dt><dd>{Html.Text(mail.Bcc)}</dd>")}
            <dt>Sent</dt><dd>{Time(mail.Sent)}</dd>
            <dt>Subject</dt><dd><strong>{Html.Text(mail.Subject)}</strong></dd>
            </dl>
            <h1>Connect your social accounts</h1>
            <p>{company} asks you to connect the social accounts of <strong>{Html.Text(mail.Title)}</strong>.
            It takes a minute, and your passwords stay with the networks.</p>
            <p><a class="button" href="{Html.Address(mail.Link)}">Connect accounts</a></p>
            <p class="soft small">The link is meant for you alone and works until {Time(mail.ExpiresAt)}.</p>
            <footer class="foot soft small">
            {(mail.ContactEmail is null ? "" : $"""<p>Questions? Write to <a href="mailto:{Html.Text(mail.ContactEmail)}">{Html.Text(mail.ContactEmail)}</a>.</p>""")}
            {Notices(mail)}
            </footer>
            </article></main>
            """);
    }

    private static string Notices(SandboxMail mail)
    {
        var notices = new[] { (Name: "Terms", Address: mail.TermsUrl), (Name: "Privacy", Address: mail.PrivacyUrl) }
            .Where(notice => notice.Address is not null)
            .Select(notice => $"""<a href="{Html.Address(notice.Address!)}">{notice.Name}</a>""");
        return $"<p>{string.Join(" · ", notices)}</p>";
    }

    private static string Time(DateTimeOffset time) =>
        time.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
