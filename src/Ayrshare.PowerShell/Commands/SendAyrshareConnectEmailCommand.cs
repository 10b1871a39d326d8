using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell.Commands;

/// <summary>Issues a link and has Ayrshare mail it to the client.</summary>
[Cmdlet(VerbsCommunications.Send, "AyrshareConnectEmail", SupportsShouldProcess = true)]
[OutputType(typeof(AyrshareJwt))]
public sealed class SendAyrshareConnectEmailCommand : LinkCommand
{
    /// <summary>The client's address.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Email")]
    public string? To { get; set; }

    /// <summary>An address that gets a blind copy.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Bcc { get; set; }

    /// <summary>The company that the mail speaks for. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Company { get; set; }

    /// <summary>The address that the client can turn to. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ContactEmail { get; set; }

    /// <summary>The address of the terms of use. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? TermsUrl { get; set; }

    /// <summary>The address of the privacy policy. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? PrivacyUrl { get; set; }

    private protected override int DefaultThrottleLimit => 1;

    private protected override bool ChangesSomething => true;

    private protected override void Accept(InputRow row)
    {
        var email = new ConnectEmail
        {
            To = Checked.Email(To, row, nameof(To))
                ?? throw row.Problem("EmailMissing", nameof(To), "there is no address to mail the link to.", "Give -To, or fill the column Email in."),
            Bcc = Checked.Email(Bcc, row, nameof(Bcc)),
            Company = string.IsNullOrWhiteSpace(Company) ? null : Company!.Trim(),
            ContactEmail = Checked.Email(ContactEmail, row, nameof(ContactEmail)),
            TermsUrl = Checked.Url(TermsUrl, row, nameof(TermsUrl)),
            PrivacyUrl = Checked.Url(PrivacyUrl, row, nameof(PrivacyUrl)),
        };
        Issue(row, email, "Mail a link");
    }

    private protected override void Emit(InputRow row, AyrshareJwt result)
    {
        WriteObject(row.WithColumns(result));
        if (!result.EmailSent)
        {
            throw row.Problem(
                "EmailNotConfirmed", nameof(To), $"Ayrshare issued the link for {result.Email} but does not say that the mail was sent.",
                "Check that the account has the Max Pack and that all of -Company, -ContactEmail, -TermsUrl and -PrivacyUrl are given; the link in the output can be handed over in another way.");
        }
    }
}
