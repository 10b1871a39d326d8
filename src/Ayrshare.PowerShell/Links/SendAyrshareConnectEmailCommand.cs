using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Issues links and has Ayrshare mail them to the clients.</summary>
/// <remarks>
/// <para>Has Ayrshare make a link as New-AyrshareJwt does, and mail it to the client from Social Connect Hub,
/// connect@socialconnecthub.com. Needs Ayrshare's Max Pack. The link comes out too, with EmailSent telling whether
/// Ayrshare says that the mail went out; if it does not say so, that is the error EmailNotConfirmed.</para>
/// <para>A link lives for 5 minutes unless -ExpiresIn says otherwise: give mails a day or two. Each row's addresses are
/// checked before it is sent. Older accounts need all of -Company, -ContactEmail, -TermsUrl and -PrivacyUrl, without
/// which Ayrshare sends no mail; giving them is always right. Get-Help New-AyrshareJwt tells where the keys and the
/// domain come from.</para>
/// <para>A mail is never sent a second time by a retry. If the answer may have been lost, the error id is
/// OutcomeUnknown: ask the client before you send it anew. To show what would be mailed, use -WhatIf; to see the
/// mails themselves, use a sandbox, whose Outbox keeps them and sends none.</para>
/// </remarks>
/// <example>
/// <title>One client</title>
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
/// <para>The profile key comes from the vault, by the title. The client has 48 hours.</para>
/// </example>
/// <example>
/// <title>A list of new clients</title>
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
/// <para>The column Email binds to -To. The clients have 48 hours.</para>
/// </example>
/// <example>
/// <title>Look before you send</title>
/// <code>
/// Import-Csv ./links.csv |
///     Send-AyrshareConnectEmail -Company 'Example Agency' -WhatIf
/// </code>
/// <para>Says who would get a mail, and reports each row that is wrong.</para>
/// </example>
/// <example>
/// <title>Remind those who have linked nothing</title>
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
/// <title>Read the mail before a client does</title>
/// <code>
/// $sandbox = Start-AyrshareSandbox -Connect
/// New-AyrshareProfile 'Acme Bakery' -Email you@agency.example |
///     Send-AyrshareConnectEmail -Company 'Example Agency'
/// $sandbox.Outbox | ForEach-Object Html | Set-Content ./mail.html
/// </code>
/// <para>The sandbox sends nothing; open mail.html in a browser, and click the link in it.</para>
/// </example>
/// <notes>
/// <para>One request is under way at a time unless -ThrottleLimit says otherwise.</para>
/// </notes>
/// <errors>EmailMissing, InvalidEmail, InvalidUrl, EmailNotConfirmed, OutcomeUnknown, Forbidden, ProfileKeyMissing,
/// ProfileKeyIsApiKey, TitleMismatch, PrivateKeyUnusable, PrivateKeyRefused, XKeysUnpaired, InvalidMinutes,
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
    /// <summary>The client's address. A column Email binds to it.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Email")]
    public string? To { get; set; }

    /// <summary>An address that gets a blind copy. The copy holds the link too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Bcc { get; set; }

    /// <summary>The company that the mail speaks for. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Company { get; set; }

    /// <summary>The address at which the client can ask back. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ContactEmail { get; set; }

    /// <summary>The full address of the company's terms of use. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? TermsUrl { get; set; }

    /// <summary>The full address of the company's privacy policy. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? PrivacyUrl { get; set; }

    private protected override bool SendsMail => true;

    private protected override void Accept(InputRow row) =>
        Issue(row, new MailFields(To, Bcc, Company, ContactEmail, TermsUrl, PrivacyUrl), "Mail a link");
}
