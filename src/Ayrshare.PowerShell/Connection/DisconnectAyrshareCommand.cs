using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Removes this session's connection and its credentials.</summary>
/// <remarks>
/// <para>Removes the connection that Connect-Ayrshare or Start-AyrshareSandbox -Connect made in this runspace. The command
/// sends no request, links stay valid, and a sandbox continues to run. If there is no connection, the command does
/// nothing.</para>
/// <para>The command does not change environment variables. If AYRSHARE_API_KEY is set, the next command uses it to
/// connect.</para>
/// </remarks>
/// <example>
/// <title>Disconnect after the work</title>
/// <code>
/// Disconnect-Ayrshare
/// </code>
/// <para>Removes the credentials from this session.</para>
/// </example>
/// <example>
/// <title>Disconnect even if the work fails</title>
/// <code>
/// Connect-Ayrshare -Vault Company
/// try { Get-AyrshareProfile }
/// finally { Disconnect-Ayrshare }
/// </code>
/// <para>The finally block removes the connection in any case.</para>
/// </example>
/// <example>
/// <title>Return from the sandbox to the real account</title>
/// <code>
/// Get-AyrshareSandbox | Stop-AyrshareSandbox
/// Disconnect-Ayrshare
/// Connect-Ayrshare -Vault Company
/// </code>
/// <para>After a rehearsal, stops the sandbox and connects the session to Ayrshare.</para>
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
