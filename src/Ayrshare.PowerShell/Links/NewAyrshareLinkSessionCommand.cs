using System;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Issues a link with which a client links social networks. You can query its status and revoke
/// it.</summary>
/// <remarks>
/// <para>Creates a link session: a link to the page where one client, that is, one User Profile, links its social
/// networks without an account at Ayrshare. The output contains the link, the time when it expires, and its
/// SessionId. With the SessionId, Get-AyrshareLinkSession shows whether the link was opened, and
/// Revoke-AyrshareLinkSession revokes the link before it expires. The SessionId does not open the page. Anyone who
/// has the link can use it until it expires.</para>
/// <para>Ayrshare recommends link sessions in place of the links of New-AyrshareJwt, whose status cannot be queried
/// and which cannot be revoked. No private key is needed. Use New-AyrshareJwt if you need the token of the link, a
/// signature with your own private key, or -Verify.</para>
/// <para>A link is valid for 5 minutes. -ExpiresIn sets 1 to 2880 minutes (48 hours) and needs Ayrshare's Max Pack.
/// ExpiresAt is the time that Ayrshare returns, and TimeLeft uses the server's clock.</para>
/// <para>In mode grid, the page shows all networks of the account, or those of -AllowedSocial. In mode connect, the
/// page is for the one network of -Network and is opened by a button of your own. Mode connect needs the Max Pack.
/// -Network on its own selects mode connect.</para>
/// <para>With -SendEmail, Ayrshare emails the link to the address in -To, or in the row's column To or Email. Without
/// -SendEmail, no email is sent, and a column Email is only copied to the output. It is then an error to use the
/// parameters -To, -Bcc, -Company, -ContactEmail, -TermsUrl or -PrivacyUrl, so that nobody assumes that an email was
/// sent. A retry never sends an email twice: if the response may have been lost, the error id is OutcomeUnknown.
/// Emails need the Max Pack.</para>
/// <para>Each link needs the key of its profile, which the command finds in the same way as New-AyrshareJwt. The two
/// keys of your own X developer app are required to link X since 31 March 2026. You can pipe titles, profiles,
/// rows of a CSV and profile keys to this command. An invalid row causes an error that names the row's number, and the command
/// continues with the other rows.</para>
/// </remarks>
/// <example>
/// <title>Issue one link at a prompt</title>
/// <code>
/// New-AyrshareLinkSession 'Bluebird Cafe' -Vault Company
/// </code>
/// <para>The link is valid for five minutes, so open it immediately. The command uses the key that
/// New-AyrshareProfile -Vault Company stored for this title.</para>
/// </example>
/// <example>
/// <title>Issue a link for one network</title>
/// <code>
/// $page = @{
///     Network             = 'instagram'
///     InstagramLinkMethod = 'facebook'
///     Origin              = 'https://app.agency.example'
/// }
/// $link = New-AyrshareLinkSession 'Bluebird Cafe' -Vault Company @page
/// $link.Url.AbsoluteUri
/// </code>
/// <para>The client links only Instagram, through its Facebook page. The page that opens the link is notified of the
/// result. Needs Ayrshare's Max Pack.</para>
/// </example>
/// <example>
/// <title>Find the links that nobody has opened</title>
/// <code>
/// $links = Import-Csv ./links.csv |
///     New-AyrshareLinkSession -Vault Company -ExpiresIn 1440
/// $links | Get-AyrshareLinkSession | Where-Object IsOpened -eq $false
/// </code>
/// <para>The links are valid for a day. Without -ExpiresIn, the column ExpiresIn would apply. The output contains the
/// links that nobody has opened.</para>
/// </example>
/// <example>
/// <title>Email the links</title>
/// <code>
/// $mail = @{
///     SendEmail    = $true
///     Company      = 'Example Agency'
///     ContactEmail = 'help@agency.example'
///     TermsUrl     = 'https://agency.example/terms'
///     PrivacyUrl   = 'https://agency.example/privacy'
///     ExpiresIn    = 2880
/// }
/// Import-Csv ./links.csv | New-AyrshareLinkSession -Vault Company @mail
/// </code>
/// <para>Each client receives its link at the address in the column Email. The links are valid for 48 hours. The
/// requests are sent one at a time.</para>
/// </example>
/// <example>
/// <title>Revoke a link that was sent to the wrong person</title>
/// <code>
/// $link = New-AyrshareLinkSession 'Bluebird Cafe' -Vault Company
/// $link | Revoke-AyrshareLinkSession -PassThru
/// </code>
/// <para>The link can no longer be opened.</para>
/// </example>
/// <notes>
/// <para>The command sends five requests at a time, or one with -SendEmail, unless you use -ThrottleLimit. Each link
/// counts against the rate limit of its own profile.</para>
/// </notes>
/// <errors>MaxPackMissing, InvalidChoice, NetworkMissing, NetworkNotInGrid, UnknownNetwork, SendEmailMissing,
/// EmailMissing, InvalidEmail, InvalidUrl, EmailNotConfirmed, OutcomeUnknown, Forbidden, ProfileKeyMissing,
/// ProfileKeyIsApiKey, TitleMismatch, RefIdMismatch, XKeysUnpaired, InvalidMinutes, RedirectMissing, SecretNotFound</errors>
/// <seealso href="https://www.ayrshare.com/docs/apis/profiles/create-link-session">Create a link session, in Ayrshare's
/// documentation</seealso>
/// <seealso cref="GetAyrshareLinkSessionCommand"/>
/// <seealso cref="RevokeAyrshareLinkSessionCommand"/>
/// <seealso cref="NewAyrshareJwtCommand"/>
/// <seealso cref="SendAyrshareConnectEmailCommand"/>
/// <seealso cref="NewAyrshareProfileCommand"/>
/// <seealso cref="WaitAyrshareSocialAccountCommand"/>
/// <seealso cref="ImportAyrshareProfileKeyCommand"/>
/// <topic>about_Ayrshare_Secrets</topic>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsCommon.New, "AyrshareLinkSession", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "New-AyrshareLinkSession.md")]
[OutputType(typeof(AyrshareLinkSession))]
public sealed class NewAyrshareLinkSessionCommand : LinkCommand
{
    private static readonly string[] EmailParameters =
        [nameof(To), nameof(Bcc), nameof(Company), nameof(ContactEmail), nameof(TermsUrl), nameof(PrivacyUrl)];

    private XCredentials? _x;
    private bool _xFound;

    /// <summary>The mode of the page: grid, with all networks, or connect, for the network of -Network, which needs
    /// the Max Pack. The default is connect with -Network and grid without it. Tab completes the modes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(LinkModeCompleter))]
    public string? Mode { get; set; }

    /// <summary>The only network that the page offers. Tab completes the names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string? Network { get; set; }

    /// <summary>How Instagram is linked: instagram, with the client's Instagram login, or facebook, through the
    /// client's Facebook page. Tab completes the values.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstagramLinkMethodCompleter))]
    public string? InstagramLinkMethod { get; set; }

    /// <summary>The origin of your page that opens the link, such as https://app.example.com. That page is notified
    /// of the result. If you specify a longer URL, only its origin is used.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Origin { get; set; }

    /// <summary>Emails each link. Without this switch, no email is sent, whatever the rows contain.</summary>
    [Parameter]
    public SwitchParameter SendEmail { get; set; }

    /// <summary>The client's email address, for -SendEmail. A column Email binds to it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Email")]
    public string? To { get; set; }

    /// <summary>An email address that receives a blind copy, with -SendEmail. The copy contains the link
    /// too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Bcc { get; set; }

    /// <summary>The company in whose name the email is written, with -SendEmail. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Company { get; set; }

    /// <summary>The email address to which the client can reply, with -SendEmail. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ContactEmail { get; set; }

    /// <summary>The full URL of the company's terms of use, with -SendEmail. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? TermsUrl { get; set; }

    /// <summary>The full URL of the company's privacy policy, with -SendEmail. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? PrivacyUrl { get; set; }

    private protected override bool SendsMail => SendEmail;

    private protected override void Accept(InputRow row)
    {
        if (!SendEmail && EmailParameters.FirstOrDefault(IsGiven) is { } unsent)
            throw MailFields.Unsent(unsent);

        var checks = new RowChecks(row);
        var email = SendEmail ? new MailFields(To, Bcc, Company, ContactEmail, TermsUrl, PrivacyUrl).Read(checks) : null;
        var (mode, network) = ReadModeAndNetwork(checks);
        var method = checks.OneOf(InstagramLinkMethodCompleter.All, InstagramLinkMethod, nameof(InstagramLinkMethod));
        var details = ReadDetails(row, checks);
        var origin = checks.Url(Origin, nameof(Origin));
        checks.ThrowIfAny();
        if (!Confirms(row, email, email is null ? "Issue a link" : "Email a link"))
            return;

        if (!_xFound)
            (_x, _xFound) = (LinkCredentials.XOf(ActiveConnection, XApiKey, XApiSecret), true);
        WarnIfEmailedLinkEndsSoon(details.ExpiresIn);
        WarnIfXCannotBeLinked(network is null ? details.AllowedSocial : [network], _x);
        var request = new LinkSessionRequest
        {
            ProfileKey = RequireProfileKey(row),
            Mode = mode,
            Network = network,
            Redirect = details.Redirect,
            AllowedSocial = details.AllowedSocial,
            InstagramLinkMethod = method,
            Origin = origin?.GetLeftPart(UriPartial.Authority),
            Domain = DomainOrConnections,
            Logout = Logout,
            ExpiresIn = details.ExpiresIn,
            Email = email,
            X = _x,
        };
        var (client, seen) = (Client, ActiveConnection.SessionIds);
        EnqueueLink(row, request.ProfileKey, email, async call =>
        {
            var session = await client.CreateLinkSessionAsync(request, call.Options).ConfigureAwait(false);
            seen.Add(session.SessionId);
            return new AyrshareLinkSession(session, client.Options.Clock);
        });
    }

    private (string? Mode, string? Network) ReadModeAndNetwork(RowChecks checks)
    {
        var mode = checks.OneOf(LinkModeCompleter.All, Mode, nameof(Mode));
        var networks = checks.NetworkList(Network is null ? null : [Network], nameof(Network));
        if (networks is { Count: > 1 })
        {
            checks.Add(
                Errors.UnknownNetwork, nameof(Network),
                "the value contains several networks, but a page in mode connect is for one network.",
                "Specify one network, or use -AllowedSocial in place of -Network for a page with several.");
        }

        var network = networks?[0];
        if (mode == LinkSessionRequest.ConnectMode && string.IsNullOrWhiteSpace(Network))
        {
            checks.Add(
                Errors.NetworkMissing, nameof(Network), "mode connect needs a network.", "Use -Network, or omit -Mode.");
        }
        else if (mode == LinkSessionRequest.GridMode && network is not null)
        {
            checks.Add(
                Errors.NetworkNotInGrid, nameof(Network), "-Network cannot be used in mode grid, which shows all networks.",
                "Omit -Mode to link only this network, or use -AllowedSocial in place of -Network.");
        }

        return (mode ?? (network is null ? null : LinkSessionRequest.ConnectMode), network);
    }
}
