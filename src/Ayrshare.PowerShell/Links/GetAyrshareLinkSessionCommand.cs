using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Shows the status of links: whether they were opened, still work, were revoked or have expired.</summary>
/// <remarks>
/// <para>Asks Ayrshare about links of New-AyrshareLinkSession, by their SessionId. Pipe in what that command has put
/// out, rows with a column SessionId, or the ids as text.</para>
/// <para>Status is Pending, Active, Expired or Revoked, as Ayrshare names it. Whether the link was opened is in IsOpened,
/// for an expired or revoked link too. OpenedAt is the time of the first opening, LastOpenedAt the time of the last one,
/// and UseCount the number of openings: each reload of the page counts, and so does each new attempt to link a
/// network.</para>
/// <para>Mail scanners open links too, often seconds after the email arrives. So an opened link is not proof that a person
/// has opened it. Get-AyrshareSocialAccount shows what the client has linked.</para>
/// <para>IsValid, IsRevoked and IsExpired come from Status and the clock: a link past its ExpiresAt is not valid, even if
/// Ayrshare still calls it active. What Ayrshare does not say is empty: for example IsOpened, if the response is only the
/// error code of an expired link. The link itself never comes out again.</para>
/// <para>A link that was revoked or has expired is no error: its Status says so. An id that Ayrshare does not know is
/// the error LinkNotFound; the others go on.</para>
/// <para>What comes out has the client's title, Email and profile key, if what came in had them, so that it can be
/// piped to Revoke-AyrshareLinkSession, New-AyrshareLinkSession or Send-AyrshareConnectEmail.</para>
/// </remarks>
/// <example>
/// <title>Was it opened?</title>
/// <code>
/// $link = New-AyrshareLinkSession 'Bluebird Cafe' -Vault Company
/// $link | Get-AyrshareLinkSession
/// </code>
/// <para>The profile's key comes along with the link.</para>
/// </example>
/// <example>
/// <title>By its id</title>
/// <code>
/// $link = New-AyrshareLinkSession 'Bluebird Cafe' -Vault Company
/// $id = $link.SessionId
/// Get-AyrshareLinkSession $id | Format-List
/// </code>
/// <para>An id may go into a log or a ticket: it opens nothing.</para>
/// </example>
/// <example>
/// <title>Revoke what nobody has opened</title>
/// <code>
/// $links = Import-Csv ./links.csv | New-AyrshareLinkSession -Vault Company
/// $links | Get-AyrshareLinkSession |
///     Where-Object IsOpened -eq $false |
///     Revoke-AyrshareLinkSession -PassThru
/// </code>
/// <para>Links that were opened, or for which Ayrshare does not say it, are not revoked.</para>
/// </example>
/// <notes>
/// <para>The command sends up to five requests at a time, unless -ThrottleLimit specifies another number. With a profile's key they count
/// against the rate limit of that profile, and without one against the account's.</para>
/// </notes>
/// <errors>SessionIdMissing, InvalidSessionId, LinkNotFound, ProfileKeyIsApiKey</errors>
/// <seealso href="https://www.ayrshare.com/docs/apis/profiles/get-link-session">Get a link session, in Ayrshare's documentation</seealso>
/// <seealso cref="NewAyrshareLinkSessionCommand"/>
/// <seealso cref="RevokeAyrshareLinkSessionCommand"/>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsCommon.Get, "AyrshareLinkSession", HelpUri = HelpPages.Folder + "Get-AyrshareLinkSession.md")]
[OutputType(typeof(AyrshareLinkSessionStatus))]
public sealed class GetAyrshareLinkSessionCommand : LinkSessionCommand
{
    private protected override void Accept(InputRow row)
    {
        var (client, id, key) = (Client, RequireSessionId(row), FindProfileKeyIfKept(row));
        EnqueueStatus(row, key, call => client.GetLinkSessionAsync(id, key, call.Options));
    }
}
