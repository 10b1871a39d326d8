using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Shows the sandboxes that run in this process.</summary>
/// <remarks>
/// <para>Gives each sandbox that Start-AyrshareSandbox started in this process and that still runs, oldest first,
/// with all that happened in it. Nothing comes out if there is none. Sandboxes of other processes are not
/// shown.</para>
/// </remarks>
/// <example>
/// <title>Which are running?</title>
/// <code>
/// Get-AyrshareSandbox
/// </code>
/// <para>One line for each.</para>
/// </example>
/// <example>
/// <title>What was asked of it</title>
/// <code>
/// (Get-AyrshareSandbox).Requests |
///     Format-Table Time, Method, Path, Status, ProfileTitle
/// </code>
/// <para>The newest 1,000 requests, with what was answered.</para>
/// </example>
/// <example>
/// <title>The mails</title>
/// <code>
/// (Get-AyrshareSandbox).Outbox | Format-Table To, Subject, ExpiresAt
/// </code>
/// <para>The sandbox keeps mails and sends none.</para>
/// </example>
/// <example>
/// <title>An hour later</title>
/// <code>
/// $sandbox = Get-AyrshareSandbox
/// $link = New-AyrshareJwt -Title 'Bluebird Cafe' -Vault Company
/// $sandbox.Clock.Advance([timespan]::FromHours(1))
/// $link.IsExpired
/// </code>
/// <para>The sandbox has a clock of its own; the link has ended by it.</para>
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
