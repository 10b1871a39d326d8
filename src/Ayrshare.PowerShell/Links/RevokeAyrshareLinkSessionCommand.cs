using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Revokes links before they expire, so that nobody can open them.</summary>
/// <remarks>
/// <para>Revokes links of New-AyrshareLinkSession by their SessionId, for example a link that was sent to the wrong
/// person or is no longer needed. You can pipe the output of New-AyrshareLinkSession or Get-AyrshareLinkSession, rows
/// with a column SessionId, or ids as text to this command. The networks that the client has already linked stay
/// linked. You can issue a new link at any time.</para>
/// <para>It is no error if a link has already been revoked or has expired, because it cannot be opened in either
/// case. You can therefore run the command again. -Verbose reports such links, and -PassThru shows their Status. An
/// id that Ayrshare does not know causes the error LinkNotFound, and the command continues with the other ids.</para>
/// <para>Links of New-AyrshareJwt have no SessionId and cannot be revoked. They expire.</para>
/// </remarks>
/// <example>
/// <title>Revoke a link that was sent to the wrong address</title>
/// <code>
/// $link = New-AyrshareLinkSession 'Bluebird Cafe' -Vault Company
/// $link | Revoke-AyrshareLinkSession -Verbose
/// </code>
/// <para>This command returns no output. -Verbose shows what was done.</para>
/// </example>
/// <example>
/// <title>Revoke a link by its id and see its status</title>
/// <code>
/// $link = New-AyrshareLinkSession 'Bluebird Cafe' -Vault Company
/// Revoke-AyrshareLinkSession $link.SessionId -PassThru
/// </code>
/// <para>The Status is Revoked, or Expired if the link had already expired.</para>
/// </example>
/// <example>
/// <title>See what would be revoked</title>
/// <code>
/// $links = Import-Csv ./links.csv | New-AyrshareLinkSession -Vault Company
/// $links | Revoke-AyrshareLinkSession -WhatIf
/// </code>
/// <para>Shows the clients whose links would be revoked and reports each invalid row.</para>
/// </example>
/// <notes>
/// <para>The command sends five requests at a time unless you use -ThrottleLimit. Requests with a profile key count
/// against the rate limit of that profile, and requests without one against the account's.</para>
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
    /// <summary>Returns the status of each link. By default, this command returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool ChangesSomething => true;

    private protected override void Accept(InputRow row)
    {
        var id = RequireSessionId(row);
        var which = row.Title is { } title ? $"the link of profile '{title}'"
            : row.Number is { } number ? $"the link of row {number}"
            : "the link";
        if (!ShouldProcess(which, "Revoke"))
            return;
        var (client, key) = (Client, FindProfileKeyIfKept(row));
        EnqueueStatus(
            row,
            key,
            call => client.RevokeLinkSessionAsync(id, key, call.Options),
            PassThru,
            PassThru ? "the link was revoked, but the pipeline ended before the command returned its status." : null);
    }
}
