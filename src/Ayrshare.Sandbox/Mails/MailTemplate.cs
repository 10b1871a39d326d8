using System;
using System.Collections.Generic;
using System.Globalization;

namespace Ayrshare.Sandbox;

/// <summary>Writes a Connect Accounts email as a mail program shows it.</summary>
internal static class MailTemplate
{
    private static readonly HtmlTemplate Template = HtmlTemplate.Load("Mail.html");
    private static readonly Html Style = new(EmbeddedFile.Read("Mail.css"));

    public static string Write(SandboxMail mail) => Page.Write(mail.Subject, Style, Template.Fill(new Dictionary<string, object?>
    {
        ["from"] = mail.From,
        ["to"] = mail.To,
        ["bcc"] = mail.Bcc,
        ["sent"] = Time(mail.Sent),
        ["subject"] = mail.Subject,
        ["company"] = mail.Company ?? mail.Title,
        ["title"] = mail.Title,
        ["link"] = mail.Link.AbsoluteUri,
        ["expires"] = Time(mail.ExpiresAt),
        ["contact"] = mail.ContactEmail,
        ["terms"] = mail.TermsUrl?.AbsoluteUri,
        ["privacy"] = mail.PrivacyUrl?.AbsoluteUri,
    }));

    private static string Time(DateTimeOffset time) =>
        time.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
