using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Gets the sandboxes that run in this process.</summary>
/// <remarks>
/// <para>Returns each running sandbox that Start-AyrshareSandbox started in this process, oldest first, with everything that
/// happened in it. If there is none, the command returns no output. It does not return the sandboxes of other
/// processes.</para>
/// </remarks>
/// <example>
/// <title>List the running sandboxes</title>
/// <code>
/// Get-AyrshareSandbox
/// </code>
/// <para>Shows one line for each sandbox.</para>
/// </example>
/// <example>
/// <title>Show the requests</title>
/// <code>
/// (Get-AyrshareSandbox).Requests |
///     Format-Table Time, Method, Path, Status, ProfileTitle
/// </code>
/// <para>Shows the newest 1,000 requests, with the status of each response.</para>
/// </example>
/// <example>
/// <title>Show the emails</title>
/// <code>
/// (Get-AyrshareSandbox).Outbox | Format-Table To, Subject, ExpiresAt
/// </code>
/// <para>The sandbox stores emails and does not send them.</para>
/// </example>
/// <example>
/// <title>Advance the clock by an hour</title>
/// <code>
/// $sandbox = Get-AyrshareSandbox
/// $link = New-AyrshareJwt -Title 'Bluebird Cafe' -Vault Company
/// $sandbox.Clock.Advance([timespan]::FromHours(1))
/// $link.IsExpired
/// </code>
/// <para>The sandbox has its own clock. By that clock, the link has expired.</para>
/// </example>
/// <seealso cref="StartAyrshareSandboxCommand"/>
/// <seealso cref="StopAyrshareSandboxCommand"/>
/// <topic>about_Ayrshare_Sandbox</topic>
[Cmdlet(VerbsCommon.Get, "AyrshareSandbox", HelpUri = HelpPages.Folder + "Get-AyrshareSandbox.md")]
[OutputType("Ayrshare.Sandbox.SandboxServer")]
public sealed class GetAyrshareSandboxCommand : AyrshareCommand
{
    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(SandboxRegistry.All, enumerateCollection: true);
}
