using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The parameters of a mail, by the names that they have in every command.</summary>
internal sealed record EmailArguments(string? To, string? Bcc, string? Company, string? ContactEmail, string? TermsUrl, string? PrivacyUrl)
{
    /// <summary>The mail for a row.</summary>
    /// <exception cref="AyrshareCommandException">A field is wrong, or there is no address.</exception>
    public ConnectEmail In(InputRow row) => new()
    {
        To = Checked.Email(To, row, nameof(To))
            ?? throw row.Problem("EmailMissing", nameof(To), "there is no address to mail the link to.", "Give -To, or fill the column Email in."),
        Bcc = Checked.Email(Bcc, row, nameof(Bcc)),
        Company = string.IsNullOrWhiteSpace(Company) ? null : Company!.Trim(),
        ContactEmail = Checked.Email(ContactEmail, row, nameof(ContactEmail)),
        TermsUrl = Checked.Url(TermsUrl, row, nameof(TermsUrl)),
        PrivacyUrl = Checked.Url(PrivacyUrl, row, nameof(PrivacyUrl)),
    };
}
