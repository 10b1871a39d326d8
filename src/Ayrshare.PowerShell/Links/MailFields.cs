using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The fields of a mail as a row or the parameters have them.</summary>
internal sealed record MailFields(string? To, string? Bcc, string? Company, string? ContactEmail, string? TermsUrl, string? PrivacyUrl)
{
    /// <summary>The mail. It is sent only if the checks find nothing wrong.</summary>
    /// <param name="checks">The checks of the row.</param>
    /// <param name="needsAddress">Whether the mail is sent, and so needs an address.</param>
    public ConnectEmail Read(RowChecks checks, bool needsAddress = true)
    {
        if (needsAddress && RowChecks.TextOrNull(To) is null)
            checks.Add(Errors.EmailMissing, nameof(To), "there is no address to mail the link to.", "Give the client's address, or send this client no mail.");
        return new ConnectEmail
        {
            To = checks.Email(To, nameof(To)) ?? "",
            Bcc = checks.Email(Bcc, nameof(Bcc)),
            Company = RowChecks.TextOrNull(Company),
            ContactEmail = checks.Email(ContactEmail, nameof(ContactEmail)),
            TermsUrl = checks.Url(TermsUrl, nameof(TermsUrl)),
            PrivacyUrl = checks.Url(PrivacyUrl, nameof(PrivacyUrl)),
        };
    }
}
