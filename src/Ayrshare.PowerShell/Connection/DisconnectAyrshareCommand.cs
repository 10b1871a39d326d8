using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Forgets this session's connection and its credentials.</summary>
/// <remarks>
/// <para>Drops the connection that Connect-Ayrshare or Start-AyrshareSandbox -Connect made in this runspace.
/// Nothing is sent, links stay valid, and a sandbox goes on running. Without a connection it does nothing.</para>
/// <para>The environment variables stay as they are: where AYRSHARE_API_KEY is set, the next command connects by
/// it.</para>
/// </remarks>
/// <example>
/// <title>After the work</title>
/// <code>
/// Disconnect-Ayrshare
/// </code>
/// <para>The credentials are gone from this session.</para>
/// </example>
/// <example>
/// <title>Leave nothing behind, whatever happens</title>
/// <code>
/// Connect-Ayrshare -Vault Company
/// try { Get-AyrshareProfile }
/// finally { Disconnect-Ayrshare }
/// </code>
/// <para>The connection goes even if the work fails.</para>
/// </example>
/// <example>
/// <title>Back from the sandbox to the real account</title>
/// <code>
/// Get-AyrshareSandbox | Stop-AyrshareSandbox
/// Disconnect-Ayrshare
/// Connect-Ayrshare -Vault Company
/// </code>
/// <para>After a rehearsal, the sandbox is stopped and the session connected to Ayrshare.</para>
/// </example>
/// <seealso cref="ConnectAyrshareCommand"/>
/// <seealso cref="GetAyrshareConnectionCommand"/>
/// <seealso cref="StopAyrshareSandboxCommand"/>
/// <topic>about_Ayrshare_Secrets</topic>
[Cmdlet(VerbsCommunications.Disconnect, "Ayrshare", HelpUri = HelpPages.Folder + "Disconnect-Ayrshare.md")]
public sealed class DisconnectAyrshareCommand : AyrshareCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!ConnectionStore.Remove())
            WriteVerbose("There was no connection.");
    }
}
