using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Removes connections of this session and their credentials.</summary>
/// <remarks>
/// <para>Removes the connection without a name, which Connect-Ayrshare or Start-AyrshareSandbox -Connect made in this runspace. With
/// -Name, it removes the connections with these names instead, and with -All, all connections of the runspace. The command sends no
/// request, links stay valid, and a sandbox continues to run. A name without wildcards that no connection has is an error. If the
/// session then still has connections with names, and you specified neither -Name nor -All, a warning says so.</para>
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
/// <example>
/// <title>Remove one of several accounts</title>
/// <code>
/// Connect-Ayrshare -Name Hotels -Vault Company
/// Disconnect-Ayrshare -Name Hotels
/// </code>
/// <para>Other connections remain. Disconnect-Ayrshare -All would remove them too.</para>
/// </example>
/// <errors>ConnectionNotFound</errors>
/// <seealso cref="ConnectAyrshareCommand"/>
/// <seealso cref="GetAyrshareConnectionCommand"/>
/// <seealso cref="StopAyrshareSandboxCommand"/>
/// <topic>about_Ayrshare_Secrets</topic>
[Cmdlet(VerbsCommunications.Disconnect, "Ayrshare", DefaultParameterSetName = Unnamed,
    HelpUri = HelpPages.Folder + "Disconnect-Ayrshare.md")]
public sealed class DisconnectAyrshareCommand : AyrshareCommand
{
    private const string Unnamed = "Unnamed";
    private const string ByName = "Name";
    private const string Everything = "All";

    /// <summary>The names of the connections to remove, from Connect-Ayrshare -Name. Their case is ignored. Tab completes the
    /// names.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByName)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionPatternCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Removes all connections of this runspace, with and without a name.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Everything)]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var here = ConnectionStore.Here;
        var unknown = Name.Select(CleanText.Of).Where(name => IsUnknown(here, name)).ToArray();
        var connections = Chosen(here).ToArray();
        foreach (var connection in connections)
            here.Remove(connection);
        foreach (var name in unknown)
            WriteError(ErrorRecords.Of(ConnectionStore.NotFound(new ConnectionReference(name)), target: null));
        if (connections.Length > 0)
            return;
        if (ParameterSetName == Unnamed && here.Named.Count > 0)
        {
            WriteWarning(
                "There was no connection without a name. The connections with names remain: use -Name or -All to remove them.");
        }
        else
        {
            WriteVerbose("There was no such connection.");
        }
    }

    private static bool IsUnknown(RunspaceConnections here, string name) =>
        !WildcardPattern.ContainsWildcardCharacters(name) && here.Like(name).Count == 0;

    private IEnumerable<AyrshareConnection> Chosen(RunspaceConnections here) => ParameterSetName switch
    {
        ByName => Name.SelectMany(name => here.Like(CleanText.Of(name))).Distinct(),
        Everything when All => here.All,
        _ => here.Unnamed is { } unnamed ? [unnamed] : [],
    };
}
