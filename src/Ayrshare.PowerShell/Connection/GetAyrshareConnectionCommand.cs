using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Gets the connection that commands use in this session.</summary>
/// <remarks>
/// <para>Returns the connection of this session or, if there is none, the connection from the environment. The output shows
/// the address, the domain and the source of each value, such as "parameter", "vault Company, secret Ayrshare-ApiKey" or
/// "environment AYRSHARE_API_KEY". It never shows a credential. The command sends no request. To check the credentials, use
/// Test-AyrshareConnection.</para>
/// <para>If there is no connection, the command returns no output and no error.</para>
/// </remarks>
/// <example>
/// <title>See which account the next command uses</title>
/// <code>
/// Get-AyrshareConnection
/// </code>
/// <para>Shows the address, the domain and the sources.</para>
/// </example>
/// <example>
/// <title>Show only the sources</title>
/// <code>
/// Get-AyrshareConnection | Format-List *Source
/// </code>
/// <para>Shows, for example, whether a key comes from a vault or from the environment.</para>
/// </example>
/// <example>
/// <title>Connect only if there is no connection</title>
/// <code>
/// if (-not (Get-AyrshareConnection)) { Connect-Ayrshare -Vault Company }
/// </code>
/// <para>A script that runs both by hand and in a scheduler keeps an existing connection.</para>
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
