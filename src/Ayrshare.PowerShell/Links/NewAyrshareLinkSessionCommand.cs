using System;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Issues a link with which a client links social networks, and which can be asked for and revoked.</summary>
/// <remarks>
/// <para>Has Ayrshare open a link session: a link to the page where one client, that is one User Profile, links its
/// social networks without having an account at Ayrshare. What comes out tells the link, when it ends, and its
/// SessionId. With that, Get-AyrshareLinkSession tells whether the link was opened, and Revoke-AyrshareLinkSession
/// ends it before its time. The SessionId opens nothing; whoever has the link can use it while it lives.</para>
/// <para>Ayrshare recommends link sessions over New-AyrshareJwt, which can do neither. No private key is needed.
/// Prefer New-AyrshareJwt where something needs the token of the link, a signature with your own private key, or
/// -Verify.</para>
/// <para>A link lives for 5 minutes, after which a new one is needed. -ExpiresIn makes that 1 to 2880 minutes (48
/// hours) and needs Ayrshare's Max Pack. ExpiresAt is what Ayrshare says, and TimeLeft goes by the server's
/// clock.</para>
/// <para>The page shows all networks of the account, or those of -AllowedSocial: that is mode grid. With -Network it
/// is a page for one network, to be opened by a button of your own: mode connect, which needs the Max Pack. -Network
/// alone means mode connect.</para>
/// <para>A mail goes out with -SendEmail, and never without it: then Ayrshare mails the link to the address in -To, or
/// in the row's column To or Email. Without -SendEmail, a column Email goes on to the output and nobody gets a mail;
/// -To, -Bcc, -Company, -ContactEmail, -TermsUrl or -PrivacyUrl given as parameters are then an error, so that nobody
/// believes that one went out. A mail is never sent a second time by a retry: if the answer may have been lost, the
/// error id is OutcomeUnknown. Mails need the Max Pack.</para>
/// <para>Each link needs the key of its profile, which is found as New-AyrshareJwt finds it. Profiles, rows of a CSV
/// and profile keys can be piped in. A row that is wrong is reported with its number, and the others go on.</para>
/// </remarks>
/// <example>
/// <title>One link, at a prompt</title>
/// <code>
/// New-AyrshareLinkSession 'Bluebird Cafe' -Vault Company
/// </code>
/// <para>A link of five minutes, to be opened at once. The key is the one that New-AyrshareProfile -Vault Company
/// stored for this title.</para>
/// </example>
/// <example>
/// <title>A page for one network</title>
/// <code>
/// $page = @{
///     Network             = 'instagram'
///     InstagramLinkMethod = 'facebook'
///     Origin              = 'https://app.agency.example'
/// }
/// $link = New-AyrshareLinkSession 'Bluebird Cafe' -Vault Company @page
/// $link.Url.AbsoluteUri
/// </code>
/// <para>Only Instagram is linked, by way of the client's Facebook page. The page that opens the link is told what
/// has happened. Needs Ayrshare's Max Pack.</para>
/// </example>
/// <example>
/// <title>See later who has opened the link</title>
/// <code>
/// $links = Import-Csv ./links.csv |
///     New-AyrshareLinkSession -Vault Company -ExpiresIn 1440
/// $links | Get-AyrshareLinkSession | Where-Object IsOpened -ne $true
/// </code>
/// <para>The links live for a day, or as long as the column ExpiresIn says where -ExpiresIn is not given. Those that
/// nobody has opened come out.</para>
/// </example>
/// <example>
/// <title>Have the links mailed</title>
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
/// <para>Each client gets its link at the address in the column Email, and has 48 hours. The rows are sent one after
/// the other.</para>
/// </example>
/// <example>
/// <title>Cut a link off that got into the wrong hands</title>
/// <code>
/// $link = New-AyrshareLinkSession 'Bluebird Cafe' -Vault Company
/// $link | Revoke-AyrshareLinkSession -PassThru
/// </code>
/// <para>The link opens nothing any more.</para>
/// </example>
/// <notes>
/// <para>Five requests are under way at a time, and with -SendEmail one, unless -ThrottleLimit says otherwise. Each
/// link counts against the rate limit of its own profile.</para>
/// </notes>
/// <errors>MaxPackMissing, InvalidChoice, NetworkMissing, NetworkNotInGrid, UnknownNetwork, SendEmailMissing,
/// EmailMissing, InvalidEmail, InvalidUrl, EmailNotConfirmed, OutcomeUnknown, Forbidden, ProfileKeyMissing,
/// ProfileKeyIsApiKey, TitleMismatch, XKeysUnpaired, InvalidMinutes, RedirectMissing, SecretNotFound</errors>
/// <seealso href="https://www.ayrshare.com/docs/apis/profiles/create-link-session">Create a link session, in Ayrshare's
/// documentation</seealso>
/// <seealso cref="GetAyrshareLinkSessionCommand"/>
/// <seealso cref="RevokeAyrshareLinkSessionCommand"/>
/// <seealso cref="NewAyrshareJwtCommand"/>
/// <seealso cref="SendAyrshareConnectEmailCommand"/>
/// <seealso cref="NewAyrshareProfileCommand"/>
/// <seealso cref="WaitAyrshareSocialAccountCommand"/>
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

    /// <summary>What the page is: grid, with all networks, or connect, for the one of -Network, which needs the Max
    /// Pack. Unless given, it is connect with -Network and grid without it. Tab completes it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(LinkModeCompleter))]
    public string? Mode { get; set; }

    /// <summary>The network to link, on a page of its own. Tab completes the names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string? Network { get; set; }

    /// <summary>How Instagram is linked: instagram, with the client's Instagram login, or facebook, by way of the
    /// client's Facebook page. Tab completes it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstagramLinkMethodCompleter))]
    public string? InstagramLinkMethod { get; set; }

    /// <summary>The origin of your page that opens the link, such as https://app.example.com, which is then told what
    /// has happened. Of a longer address, the origin is taken.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Origin { get; set; }

    /// <summary>Has Ayrshare mail each link. Without it nobody gets a mail, whatever the rows hold.</summary>
    [Parameter]
    public SwitchParameter SendEmail { get; set; }

    /// <summary>The client's address, for -SendEmail. A column Email binds to it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Email")]
    public string? To { get; set; }

    /// <summary>An address that gets a blind copy, with -SendEmail. The copy holds the link too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Bcc { get; set; }

    /// <summary>The company that the mail speaks for, with -SendEmail. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Company { get; set; }

    /// <summary>The address at which the client can ask back, with -SendEmail. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ContactEmail { get; set; }

    /// <summary>The full address of the company's terms of use, with -SendEmail. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? TermsUrl { get; set; }

    /// <summary>The full address of the company's privacy policy, with -SendEmail. Older accounts need it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? PrivacyUrl { get; set; }

    private protected override bool SendsMail => SendEmail;

    private protected override void Accept(InputRow row)
    {
        if (!SendEmail && EmailParameters.FirstOrDefault(IsGiven) is { } unsent)
        {
            throw new AyrshareCommandException(
                Errors.SendEmailMissing,
                $"-{unsent} is of a mail, and a mail goes out with -SendEmail only. Nothing was done.",
                "Add -SendEmail to have the links mailed, or leave the parameters of the mail out.");
        }

        var checks = new RowChecks(row);
        var email = SendEmail ? new MailFields(To, Bcc, Company, ContactEmail, TermsUrl, PrivacyUrl).Read(checks) : null;
        var (mode, network) = ReadModeAndNetwork(checks);
        var method = checks.OneOf(InstagramLinkMethodCompleter.All, InstagramLinkMethod, nameof(InstagramLinkMethod));
        var details = ReadDetails(row, checks);
        var origin = checks.Url(Origin, nameof(Origin));
        checks.ThrowIfAny();
        if (!Confirms(row, email, email is null ? "Issue a link" : "Mail a link"))
            return;

        if (!_xFound)
            (_x, _xFound) = (LinkCredentials.XOf(ActiveConnection, XApiKey, XApiSecret), true);
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
                Errors.UnknownNetwork, nameof(Network), "a page of its own has one network, and these are several.",
                "Give one network, or -AllowedSocial in place of -Network for a page with several.");
        }

        var network = networks?[0];
        if (mode == LinkSessionRequest.ConnectMode && string.IsNullOrWhiteSpace(Network))
        {
            checks.Add(
                Errors.NetworkMissing, nameof(Network), "mode connect needs to know which network.", "Give -Network, or leave -Mode out.");
        }
        else if (mode == LinkSessionRequest.GridMode && network is not null)
        {
            checks.Add(
                Errors.NetworkNotInGrid, nameof(Network), "mode grid shows all networks, and not the one of -Network.",
                "Leave -Mode out to link this one alone, or give -AllowedSocial in place of -Network.");
        }

        return (mode ?? (network is null ? null : LinkSessionRequest.ConnectMode), network);
    }
}
