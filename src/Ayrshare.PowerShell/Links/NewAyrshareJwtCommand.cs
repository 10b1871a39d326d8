using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Issues a single-sign-on link with which a client links social networks.</summary>
/// <remarks>
/// <para>Has Ayrshare make a link to the page where one client, that is one User Profile, links its social networks
/// without having an account at Ayrshare. What comes out tells the link and when it ends. Whoever has the link can
/// use it while it lives: hand it to the client alone, and soon.</para>
/// <para>A link lives for 5 minutes, after which a new one is needed. -ExpiresIn makes that 1 to 2880 minutes (48
/// hours) and needs Ayrshare's Max Pack. ExpiresAt is read from the token, or else worked out by the server's clock; no
/// link ends before its ExpiresAt.</para>
/// <para>Each link needs the key of its profile, from -ProfileKey, from -ProfileKeySecret, or, with a title and a
/// vault, under the name that New-AyrshareProfile -Vault gave it. The account's API key is no profile key and is
/// refused. The domain and the private key come from the connection unless given; older accounts need them, the
/// domain exactly as Ayrshare gave it at onboarding. A damaged private key is refused here, since Ayrshare would
/// make a link with it that fails when the client opens it.</para>
/// <para>With the two keys of your own X developer app, clients who link X see your app's name on X's consent
/// screen. Give both or neither; X's own settings of that app must list the callback addresses
/// https://profile.ayrshare.com/social-accounts and https://app.ayrshare.com/social-accounts. The keys go in the
/// headers X-Twitter-OAuth1-Api-Key and X-Twitter-OAuth1-Api-Secret, as Ayrshare recommends; -XInBody sends them in
/// the body, as it still accepts.</para>
/// <para>Profiles, rows of a CSV and profile keys can be piped in. A row that is wrong is reported with its number,
/// and the others go on. No mail is sent: Send-AyrshareConnectEmail does that. Links cannot be made without
/// Ayrshare, and issuing one neither creates nor changes a profile.</para>
/// </remarks>
/// <example>
/// <title>One link, at a prompt</title>
/// <code>
/// New-AyrshareJwt -ProfileKey (Read-Host 'Profile key' -AsSecureString)
/// </code>
/// <para>A link of five minutes, to be opened at once.</para>
/// </example>
/// <example>
/// <title>With the key from a vault</title>
/// <code>
/// (New-AyrshareJwt -Title 'Bluebird Cafe' -Vault Company).Url.AbsoluteUri
/// </code>
/// <para>The key is the one that New-AyrshareProfile -Vault Company stored for this title. Only the link comes
/// out.</para>
/// </example>
/// <example>
/// <title>A page that fits the client</title>
/// <code>
/// $page = @{
///     AllowedSocial  = 'facebook', 'instagram'
///     Redirect       = 'https://agency.example/done'
///     RedirectOrigin = $true
///     ExpiresIn      = 1440
/// }
/// New-AyrshareJwt -Title 'Bluebird Cafe' -Vault Company @page
/// </code>
/// <para>The page shows two networks, whatever the account has set; "Done" sends the window that opened the page on
/// to the agency; the link lives for a day (Max Pack).</para>
/// </example>
/// <example>
/// <title>A list of clients, into a CSV with links</title>
/// <code>
/// Import-Csv ./links.csv |
///     New-AyrshareJwt -Vault Company -ThrottleLimit 8 |
///     Select-Object Title, Email, Url, ExpiresAt |
///     Export-Csv ./issued.csv -NoTypeInformation
/// </code>
/// <para>The columns Title, ProfileKeySecret, AllowedSocial and ExpiresIn are used; Email goes on to the output.
/// Eight requests are under way at a time, and the rows keep their order. Delete the file when the links have been
/// handed over.</para>
/// </example>
/// <example>
/// <title>Keys of a file</title>
/// <code>
/// Get-Content ./keys.txt | New-AyrshareJwt
/// </code>
/// <para>One profile key a line. Each text that is piped in is taken as a key.</para>
/// </example>
/// <example>
/// <title>Straight after creating the profile</title>
/// <code>
/// Import-Csv ./clients.csv |
///     New-AyrshareProfile -Vault Company |
///     New-AyrshareJwt
/// </code>
/// <para>The keys go from command to command as SecureStrings.</para>
/// </example>
/// <example>
/// <title>With your own X developer app</title>
/// <code>
/// $x = @{
///     XApiKey    = Get-Secret X-ApiKey -Vault Company
///     XApiSecret = Get-Secret X-ApiSecret -Vault Company
/// }
/// New-AyrshareJwt -Title 'Bluebird Cafe' -Vault Company @x
/// </code>
/// <para>Connect-Ayrshare takes the same two keys for all links of the session.</para>
/// </example>
/// <example>
/// <title>Try a new private key out</title>
/// <code>
/// $pem = Get-Content ./private.key -Raw
/// Get-AyrshareProfile 'Bluebird Cafe' |
///     New-AyrshareJwt -Vault Company -PrivateKey $pem -Base64 -Verify -Logout
/// </code>
/// <para>Ayrshare checks the token that it makes, and a wrong key is the error PrivateKeyRefused. -Base64 sends the
/// key on one line; -Logout ends the session of the profile that was tried before. Both -Verify and -Logout cost
/// time: leave them out of production.</para>
/// </example>
/// <example>
/// <title>In a runbook, without a prompt</title>
/// <code>
/// $ErrorActionPreference = 'Stop'
/// if (-not (Test-AyrshareConnection -Quiet)) { throw 'Ayrshare: not ready.' }
/// $client = @{ Title = 'Bluebird Cafe'; ProfileKeySecret = 'bluebird-key' }
/// $link = New-AyrshareJwt @client
/// "The link of $($link.Title) lives until $($link.ExpiresAt)."
/// </code>
/// <para>The account comes from the environment, the profile key from the default vault. The text names no secret,
/// so that it may go into a log.</para>
/// </example>
/// <notes>
/// <para>Ayrshare itself now recommends its newer link sessions over this call, POST /profiles/generateJWT, which it
/// calls deprecated without an end date: it goes on working. Prefer New-AyrshareLinkSession for what is new: it needs
/// no private key, its links can be for one network alone, and they can be asked for and revoked. Stay here where
/// something needs the token, a signature with your own private key, or -Verify. A token may be a JWT, or an opaque
/// text that begins with ayr_ls_; both are understood.</para>
/// <para>Five requests are under way at a time unless -ThrottleLimit says otherwise. Each link counts against the rate
/// limit of its own profile, 300 requests in five minutes, to which the command keeps by itself.</para>
/// </notes>
/// <errors>Forbidden, MaxPackMissing, ProfileKeyMissing, ProfileKeyIsApiKey, TitleMismatch, PrivateKeyUnusable, PrivateKeyRefused,
/// XKeysUnpaired, InvalidMinutes, InvalidUrl, RedirectMissing, UnknownNetwork, SecretNotFound</errors>
/// <seealso href="https://www.ayrshare.com/docs/apis/profiles/generate-jwt">Generate a JWT, in Ayrshare's documentation</seealso>
/// <seealso cref="NewAyrshareLinkSessionCommand"/>
/// <seealso cref="SendAyrshareConnectEmailCommand"/>
/// <seealso cref="NewAyrshareProfileCommand"/>
/// <seealso cref="GetAyrshareProfileCommand"/>
/// <seealso cref="ConnectAyrshareCommand"/>
/// <seealso cref="TestAyrshareConnectionCommand"/>
/// <seealso cref="WaitAyrshareSocialAccountCommand"/>
/// <seealso cref="GetAyrshareSocialAccountCommand"/>
/// <seealso cref="DisconnectAyrshareSocialAccountCommand"/>
/// <topic>about_Ayrshare_Secrets</topic>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsCommon.New, "AyrshareJwt", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "New-AyrshareJwt.md")]
[OutputType(typeof(AyrshareJwt))]
public sealed class NewAyrshareJwtCommand : JwtCommand
{
    private protected override void Accept(InputRow row) => Issue(row, mail: null, "Issue a link");
}
