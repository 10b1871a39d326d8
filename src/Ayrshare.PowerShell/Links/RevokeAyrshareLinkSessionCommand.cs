using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Ends links before their time, so that nobody can open them any more.</summary>
/// <remarks>
/// <para>Revokes links of New-AyrshareLinkSession, by their SessionId: one that went to the wrong person, or that is
/// not needed any more. Pipe in what New-AyrshareLinkSession or Get-AyrshareLinkSession has put out, rows with a
/// column SessionId, or the ids as text. What the client has linked already stays linked. A new link can be issued at
/// any time.</para>
/// <para>A link that was revoked before, or has expired, is no error: it opens nothing, which is what was asked for.
/// -Verbose says so, and -PassThru shows it in Status. So the command can be run again. An id that Ayrshare does not
/// know is the error LinkNotFound; the others go on.</para>
/// <para>Links of New-AyrshareJwt have no SessionId and cannot be revoked; they end by themselves.</para>
/// </remarks>
/// <example>
/// <title>The link went to the wrong address</title>
/// <code>
/// $link = New-AyrshareLinkSession 'Bluebird Cafe' -Vault Company
/// $link | Revoke-AyrshareLinkSession -Verbose
/// </code>
/// <para>Nothing comes out; -Verbose tells what was done.</para>
/// </example>
/// <example>
/// <title>By its id, and see the outcome</title>
/// <code>
/// $link = New-AyrshareLinkSession 'Bluebird Cafe' -Vault Company
/// Revoke-AyrshareLinkSession $link.SessionId -PassThru
/// </code>
/// <para>The Status is Revoked, or Expired if the link had expired before.</para>
/// </example>
/// <example>
/// <title>Look before you revoke</title>
/// <code>
/// $links = Import-Csv ./links.csv | New-AyrshareLinkSession -Vault Company
/// $links | Revoke-AyrshareLinkSession -WhatIf
/// </code>
/// <para>Says which clients' links would be revoked, and reports each row that is wrong.</para>
/// </example>
/// <notes>
/// <para>Five requests are under way at a time unless -ThrottleLimit says otherwise. With a profile's key they count
/// against the rate limit of that profile, and without one against the account's.</para>
/// </notes>
/// <errors>SessionIdMissing, InvalidSessionId, LinkNotFound, ProfileKeyIsApiKey</errors>
/// <seealso href="https://www.ayrshare.com/docs/apis/profiles/revoke-link-session">Revoke a link session, in Ayrshare's
/// documentation</seealso>
/// <seealso cref="NewAyrshareLinkSessionCommand"/>
/// <seealso cref="GetAyrshareLinkSessionCommand"/>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsSecurity.Revoke, "AyrshareLinkSession", SupportsShouldProcess = true,
    HelpUri = HelpPages.Folder + "Revoke-AyrshareLinkSession.md")]
[OutputType(typeof(AyrshareLinkSessionStatus))]
public sealed class RevokeAyrshareLinkSessionCommand : LinkSessionCommand
{
    /// <summary>Puts out what has become of each link; else nothing comes out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool ChangesSomething => true;

    private protected override void Accept(InputRow row)
    {
        var id = RequireSessionId(row);
        var which = row.Title is { } title ? $"the link of profile '{title}'" : row.Number is { } number ? $"the link of row {number}" : "the link";
        if (!ShouldProcess(which, "Revoke"))
            return;
        var (client, key) = (Client, FindProfileKeyIfKept(row));
        EnqueueStatus(
            row,
            key,
            call => client.RevokeLinkSessionAsync(id, key, call.Options),
            PassThru,
            PassThru ? "the link was revoked, but the pipeline ended before that could come out." : null);
    }
}
