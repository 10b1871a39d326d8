using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Shows this session's connection, or the one that the environment gives.</summary>
/// <remarks>
/// <para>Tells where commands without -Connection would go: the address, the domain, and where each value came
/// from, such as "parameter", "vault Company, secret Ayrshare-ApiKey" or "environment AYRSHARE_API_KEY". It never
/// shows a credential and sends nothing; Test-AyrshareConnection tries the credentials out.</para>
/// <para>If there is no connection, nothing comes out, and that is no error.</para>
/// </remarks>
/// <example>
/// <title>Where would the next command go?</title>
/// <code>
/// Get-AyrshareConnection
/// </code>
/// <para>Shows the address, the domain and the sources.</para>
/// </example>
/// <example>
/// <title>Only the sources</title>
/// <code>
/// Get-AyrshareConnection | Format-List *Source
/// </code>
/// <para>Tells a key that came from a vault from one of the environment.</para>
/// </example>
/// <example>
/// <title>Connect unless connected</title>
/// <code>
/// if (-not (Get-AyrshareConnection)) { Connect-Ayrshare -Vault Company }
/// </code>
/// <para>A script that is run by hand and by a scheduler keeps the connection that it finds.</para>
/// </example>
/// <seealso cref="ConnectAyrshareCommand"/>
/// <seealso cref="DisconnectAyrshareCommand"/>
/// <seealso cref="TestAyrshareConnectionCommand"/>
/// <topic>about_Ayrshare_Secrets</topic>
[Cmdlet(VerbsCommon.Get, "AyrshareConnection", HelpUri = HelpPages.Folder + "Get-AyrshareConnection.md")]
[OutputType(typeof(AyrshareConnection))]
public sealed class GetAyrshareConnectionCommand : AyrshareCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (OrEnd(() => ConnectionStore.Current ?? EnvironmentConnection.Find(SessionState.Path)) is { } connection)
            WriteObject(connection);
    }
}
