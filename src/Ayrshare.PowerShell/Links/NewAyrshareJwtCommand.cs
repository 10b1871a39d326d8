using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Issues a single-sign-on link with which a client links social networks.</summary>
/// <remarks>
/// <para>Requests a link to the page where one client, that is, one User Profile, links its social networks without
/// an account at Ayrshare. The output contains the link and the time when it expires. Anyone who has the link can use
/// it until it expires, so send it only to the client, and soon.</para>
/// <para>A link is valid for 5 minutes. -ExpiresIn sets 1 to 2880 minutes (48 hours) and needs Ayrshare's Max Pack.
/// ExpiresAt comes from the token, or else from the server's clock. A link never expires before its ExpiresAt.</para>
/// <para>Each link needs the key of its profile, from -ProfileKey, from -ProfileKeySecret, or from a vault, in which
/// the command finds it by the title, under the name that New-AyrshareProfile -Vault gave it. The account's API key
/// is not a profile key and is not accepted. The default domain and private key are the connection's. Older accounts
/// need both, and the domain must be exactly as Ayrshare assigned it at onboarding. The command does not send a
/// damaged private key, because Ayrshare would use it to create a link that fails when the client opens it.</para>
/// <para>The two keys of your own X developer app are required to link X since 31 March 2026. Clients see your app's
/// name on X's consent screen. Use both keys or neither. The app's settings at X must list the callback URLs
/// https://profile.ayrshare.com/social-accounts and https://app.ayrshare.com/social-accounts. The keys are sent in
/// the headers X-Twitter-OAuth1-Api-Key and X-Twitter-OAuth1-Api-Secret, as Ayrshare recommends. -XInBody sends them
/// in the request body, which Ayrshare still accepts.</para>
/// <para>You can pipe titles, profiles, rows of a CSV and profile keys to this command. An invalid row causes an error that
/// names the row's number, and the command continues with the other rows. This command sends no email: use
/// Send-AyrshareConnectEmail for that. Links cannot be created without Ayrshare, and issuing a link neither creates
/// nor changes a profile.</para>
/// </remarks>
/// <example>
/// <title>Issue one link at a prompt</title>
/// <code>
/// New-AyrshareJwt -ProfileKey (Read-Host 'Profile key' -AsSecureString)
/// </code>
/// <para>The link is valid for five minutes, so open it immediately.</para>
/// </example>
/// <example>
/// <title>Use a key from a vault</title>
/// <code>
/// (New-AyrshareJwt -Title 'Bluebird Cafe' -Vault Company).Url.AbsoluteUri
/// </code>
/// <para>The command uses the key that New-AyrshareProfile -Vault Company stored for this title. The output is the
/// URL alone.</para>
/// </example>
/// <example>
/// <title>Customize the linking page</title>
/// <code>
/// $page = @{
///     AllowedSocial  = 'facebook', 'instagram'
///     Redirect       = 'https://agency.example/done'
///     RedirectOrigin = $true
///     ExpiresIn      = 1440
/// }
/// New-AyrshareJwt -Title 'Bluebird Cafe' -Vault Company @page
/// </code>
/// <para>The page shows two networks, whatever the account's settings are. "Done" redirects the window that opened
/// the page to the agency. The link is valid for a day (Max Pack).</para>
/// </example>
/// <example>
/// <title>Issue links for a list of clients and export them</title>
/// <code>
/// Import-Csv ./links.csv |
///     New-AyrshareJwt -Vault Company -ThrottleLimit 8 |
///     Select-Object Title, Email, Url, ExpiresAt |
///     Export-Csv ./issued.csv -NoTypeInformation
/// </code>
/// <para>The command uses the columns Title, ProfileKeySecret, AllowedSocial and ExpiresIn, and copies Email to the
/// output. It sends eight requests at a time, and the rows keep their order. Delete the file after you have sent the
/// links.</para>
/// </example>
/// <example>
/// <title>Read profile keys from a file</title>
/// <code>
/// Get-Content ./keys.txt | New-AyrshareJwt
/// </code>
/// <para>The file contains one profile key per line. Text in the form of a profile key, four groups of letters and digits,
/// is used as one. Any other text is a title, and its key comes from the vault. For keys of another form, use
/// ForEach-Object { [pscustomobject] @{ ProfileKey = $_ } }.</para>
/// </example>
/// <example>
/// <title>Issue links for new profiles</title>
/// <code>
/// Import-Csv ./clients.csv |
///     New-AyrshareProfile -Vault Company |
///     New-AyrshareJwt
/// </code>
/// <para>The profile keys pass from command to command as SecureStrings.</para>
/// </example>
/// <example>
/// <title>Use your own X developer app</title>
/// <code>
/// $x = @{
///     XApiKey    = Get-Secret X-ApiKey -Vault Company
///     XApiSecret = Get-Secret X-ApiSecret -Vault Company
/// }
/// New-AyrshareJwt -Title 'Bluebird Cafe' -Vault Company @x
/// </code>
/// <para>Connect-Ayrshare accepts the same two keys for all links of the session.</para>
/// </example>
/// <example>
/// <title>Test a new private key</title>
/// <code>
/// $pem = Get-Content ./private.key -Raw
/// Get-AyrshareProfile 'Bluebird Cafe' |
///     New-AyrshareJwt -Vault Company -PrivateKey $pem -Base64 -Verify -Logout
/// </code>
/// <para>Ayrshare verifies the token that it creates, and a wrong key causes the error PrivateKeyRefused. -Base64
/// sends the key on one line. -Logout ends the session of the profile that was tested before. Both -Verify and
/// -Logout take time, so do not use them in production.</para>
/// </example>
/// <example>
/// <title>Issue a link in a runbook without a prompt</title>
/// <code>
/// $ErrorActionPreference = 'Stop'
/// if (-not (Test-AyrshareConnection -Quiet)) { throw 'Ayrshare: not ready.' }
/// $client = @{ Title = 'Bluebird Cafe'; ProfileKeySecret = 'bluebird-key' }
/// $link = New-AyrshareJwt @client
/// "The link of $($link.Title) lives until $($link.ExpiresAt)."
/// </code>
/// <para>The API key comes from the environment, and the profile key from the default vault. The text contains no
/// secret, so you can write it to a log.</para>
/// </example>
/// <notes>
/// <para>Ayrshare recommends link sessions in place of this endpoint, POST /profiles/generateJWT. Ayrshare calls the
/// endpoint deprecated but has set no end date, and it continues to work. For new work, prefer
/// New-AyrshareLinkSession: it needs no private key, its links can be for a single network, and you can query their
/// status and revoke them. Use New-AyrshareJwt if you need the token, a signature with your own private key, or
/// -Verify. A token can be a JWT or an opaque text that begins with ayr_ls_. The command accepts both.</para>
/// <para>The command sends five requests at a time unless you use -ThrottleLimit. Each link counts against the rate
/// limit of its own profile, 300 requests in five minutes. The command keeps to this limit automatically.</para>
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
