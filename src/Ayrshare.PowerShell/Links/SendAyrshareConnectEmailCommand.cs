using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Issues links and has Ayrshare email them to the clients.</summary>
/// <remarks>
/// <para>Requests a link as New-AyrshareJwt does. Ayrshare emails it to the client from Social Connect Hub,
/// connect@socialconnecthub.com. This needs Ayrshare's Max Pack. The command also returns the link. Its property
/// EmailSent says whether Ayrshare confirmed that the email was sent. If Ayrshare did not confirm it, the command
/// writes the error EmailNotConfirmed.</para>
/// <para>A link is valid for 5 minutes unless you use -ExpiresIn. For emails, use one or two days: without -ExpiresIn, the
/// command writes a warning. The addresses of
/// each row are checked before the request is sent. Older accounts need all of -Company, -ContactEmail, -TermsUrl and
/// -PrivacyUrl; without them, Ayrshare sends no email. You can use them with every account. Get-Help New-AyrshareJwt
/// describes where the keys and the domain come from.</para>
/// <para>A retry never sends an email twice. If the response may have been lost, the error id is OutcomeUnknown: ask
/// the client before you send the email again. To see who would receive an email, use -WhatIf. To see the emails
/// themselves, use a sandbox, which sends no email and keeps each one in its Outbox.</para>
/// </remarks>
/// <example>
/// <title>Email a link to one client</title>
/// <code>
/// $mail = @{
///     Company      = 'Example Agency'
///     ContactEmail = 'help@agency.example'
///     TermsUrl     = 'https://agency.example/terms'
///     PrivacyUrl   = 'https://agency.example/privacy'
///     ExpiresIn    = 2880
/// }
/// $client = @{ To = 'ben@bluebird.example'; Title = 'Bluebird Cafe' }
/// Send-AyrshareConnectEmail @client -Vault Company @mail
/// </code>
/// <para>The command finds the profile key in the vault by the title. The link is valid for 48 hours.</para>
/// </example>
/// <example>
/// <title>Create profiles from a list and email the links</title>
/// <code>
/// $mail = @{
///     Company      = 'Example Agency'
///     ContactEmail = 'help@agency.example'
///     TermsUrl     = 'https://agency.example/terms'
///     PrivacyUrl   = 'https://agency.example/privacy'
/// }
/// Import-Csv ./clients.csv |
///     New-AyrshareProfile -Vault Company |
///     Send-AyrshareConnectEmail @mail -ExpiresIn 2880
/// </code>
/// <para>The column Email binds to -To. The links are valid for 48 hours.</para>
/// </example>
/// <example>
/// <title>See who would receive an email</title>
/// <code>
/// Import-Csv ./links.csv |
///     Send-AyrshareConnectEmail -Company 'Example Agency' -WhatIf
/// </code>
/// <para>Shows who would receive an email and reports each invalid row.</para>
/// </example>
/// <example>
/// <title>Remind clients that have no linked networks</title>
/// <code>
/// $waiting = Get-AyrshareProfile -HasActiveSocialAccounts $false
/// $mail = @{ Company = 'Example Agency'; Bcc = 'archive@agency.example' }
/// Import-Csv ./links.csv |
///     Where-Object Title -in $waiting.Title |
///     Send-AyrshareConnectEmail @mail -ExpiresIn 2880 |
///     Select-Object Title, Email, EmailSent, ExpiresAt
/// </code>
/// <para>The keys are in the default vault, in the secrets that the column ProfileKeySecret names.</para>
/// </example>
/// <example>
/// <title>Read the email before a client does</title>
/// <code>
/// $sandbox = Start-AyrshareSandbox -Connect
/// New-AyrshareProfile 'Acme Bakery' -Email you@agency.example |
///     Send-AyrshareConnectEmail -Company 'Example Agency'
/// $sandbox.Outbox | ForEach-Object Html | Set-Content ./mail.html
/// </code>
/// <para>The sandbox sends no email. Open mail.html in a browser and click the link.</para>
/// </example>
/// <notes>
/// <para>The command sends one request at a time unless you use -ThrottleLimit.</para>
/// </notes>
/// <errors>EmailMissing, InvalidEmail, InvalidUrl, EmailNotConfirmed, OutcomeUnknown, Forbidden, ProfileKeyMissing,
/// ProfileKeyIsApiKey, TitleMismatch, RefIdMismatch, PrivateKeyUnusable, PrivateKeyRefused, XKeysUnpaired, InvalidMinutes,
/// RedirectMissing, UnknownNetwork, SecretNotFound</errors>
/// <seealso href="https://www.ayrshare.com/docs/apis/profiles/generate-jwt">Generate a JWT, in Ayrshare's documentation</seealso>
/// <seealso cref="NewAyrshareJwtCommand"/>
/// <seealso cref="NewAyrshareProfileCommand"/>
/// <seealso cref="GetAyrshareProfileCommand"/>
/// <seealso cref="StartAyrshareSandboxCommand"/>
/// <seealso cref="NewAyrshareLinkSessionCommand"/>
/// <seealso cref="WaitAyrshareSocialAccountCommand"/>
/// <seealso cref="InvokeAyrshareOnboardingCommand"/>
/// <seealso cref="GetAyrshareSocialAccountCommand"/>
/// <topic>about_Ayrshare_Secrets</topic>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsCommunications.Send, "AyrshareConnectEmail", SupportsShouldProcess = true,
    HelpUri = HelpPages.Folder + "Send-AyrshareConnectEmail.md")]
[OutputType(typeof(AyrshareJwt))]
public sealed class SendAyrshareConnectEmailCommand : JwtCommand
{
    /// <summary>The client's email address. A column Email binds to it. Without the names of the parameters, the address is the first
    /// value and the title the second.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Email")]
    public string? To { get; set; }

    /// <summary>An email address that receives a blind copy. The copy contains the link too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Bcc { get; set; }

    /// <summary>The company in whose name the email is written. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Company { get; set; }

    /// <summary>The email address to which the client can reply. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ContactEmail { get; set; }

    /// <summary>The full URL of the company's terms of use. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? TermsUrl { get; set; }

    /// <summary>The full URL of the company's privacy policy. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? PrivacyUrl { get; set; }

    private protected override bool SendsMail => true;

    private protected override void Accept(InputRow row)
    {
        if (IsGiven(nameof(To)) && IsGiven(nameof(Title)) && !IsAddress(To) && IsAddress(Title))
        {
            throw row.Problem(
                Errors.InvalidEmail, nameof(To), "the value is not an email address, but the value of -Title is one.",
                "Without the names of the parameters, the address is the first value and the title the second. Or write their names: "
                + "-Title and -To.");
        }

        Issue(row, new MailFields(To, Bcc, Company, ContactEmail, TermsUrl, PrivacyUrl), "Email a link");
    }

    private static bool IsAddress(string? text) => RowChecks.TextOrNull(text) is { } clean && EmailAddress.IsValid(clean);
}
