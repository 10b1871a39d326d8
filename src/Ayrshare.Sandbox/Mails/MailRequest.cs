using System;

namespace Ayrshare.Sandbox;

/// <summary>The <c>email</c> object of a request for a linking URL.</summary>
internal sealed record MailRequest
{
    public required string To { get; init; }

    public string? Bcc { get; init; }

    public string? Company { get; init; }

    public string? ContactEmail { get; init; }

    public Uri? TermsUrl { get; init; }

    public Uri? PrivacyUrl { get; init; }

    /// <exception cref="ApiException">A field is missing or not valid.</exception>
    public static MailRequest Read(BodyFields email) => new()
    {
        To = email.EmailAddress("to") ?? throw email.Wrong("to", "is missing"),
        Bcc = email.EmailAddress("bcc"),
        Company = email.Has("company") ? email.RequiredText("company") : null,
        ContactEmail = email.EmailAddress("contactEmail"),
        TermsUrl = email.WebAddress("termsUrl"),
        PrivacyUrl = email.WebAddress("privacyUrl"),
    };

    public SandboxMail Write(Profile profile, Uri link, DateTimeOffset sent, DateTimeOffset expiresAt) => new(MailTemplate.Write)
    {
        To = To,
        Bcc = Bcc,
        Company = Company,
        ContactEmail = ContactEmail,
        TermsUrl = TermsUrl,
        PrivacyUrl = PrivacyUrl,
        Title = profile.Title,
        Link = link,
        Sent = sent,
        ExpiresAt = expiresAt,
    };
}
