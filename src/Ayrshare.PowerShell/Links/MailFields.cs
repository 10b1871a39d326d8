using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The fields of an email, from a row or from the parameters.</summary>
internal sealed record MailFields(string? To, string? Bcc, string? Company, string? ContactEmail, string? TermsUrl, string? PrivacyUrl)
{
    /// <summary>Returns the error of a parameter of the email where no email is sent.</summary>
    public static AyrshareCommandException Unsent(string parameter) => new(
        Errors.SendEmailMissing,
        $"-{parameter} is for an email, but without -SendEmail no email is sent. Nothing was done.",
        "Add -SendEmail to email the links, or remove the parameters of the email.");

    /// <summary>Returns the email. It must be sent only if the checks find no problem.</summary>
    /// <param name="checks">The checks of the row.</param>
    /// <param name="needsAddress">Whether the email is sent and therefore needs an address.</param>
    public ConnectEmail Read(RowChecks checks, bool needsAddress = true)
    {
        if (needsAddress && RowChecks.TextOrNull(To) is null)
        {
            checks.Add(
                Errors.EmailMissing, nameof(To), "there is no email address to send the link to.",
                "Specify the client's email address, or do not email this client.");
        }

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
