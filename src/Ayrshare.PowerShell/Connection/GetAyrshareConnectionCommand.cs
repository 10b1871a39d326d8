using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Gets the connections of this session.</summary>
/// <remarks>
/// <para>Returns the connection without a name first, which is the one that commands use without -Connection. If there is none,
/// the connection from the environment comes first. The connections that Connect-Ayrshare -Name made follow, in the order of their
/// names. With -Name, the command returns only the connections with these names.</para>
/// <para>The output shows the name, the address, the domain and the source of each value, such as "parameter", "vault Company,
/// secret Ayrshare-ApiKey" or "environment AYRSHARE_API_KEY". It never shows a credential. The command sends no request. To check
/// the credentials, use Test-AyrshareConnection.</para>
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
/// <example>
/// <title>Count the profiles of each account</title>
/// <code>
/// foreach ($connection in Get-AyrshareConnection -Name *) {
///     [pscustomobject]@{
///         Account  = $connection.Name
///         Profiles = @(Get-AyrshareProfile -Connection $connection).Count
///     }
/// }
/// </code>
/// <para>-Name * returns the connections that have a name.</para>
/// </example>
/// <errors>ConnectionNotFound</errors>
/// <seealso cref="ConnectAyrshareCommand"/>
/// <seealso cref="DisconnectAyrshareCommand"/>
/// <seealso cref="TestAyrshareConnectionCommand"/>
/// <topic>about_Ayrshare_Secrets</topic>
[Cmdlet(VerbsCommon.Get, "AyrshareConnection", HelpUri = HelpPages.Folder + "Get-AyrshareConnection.md")]
[OutputType(typeof(AyrshareConnection))]
public sealed class GetAyrshareConnectionCommand : AyrshareCommand
{
    /// <summary>The names of the connections to get, from Connect-Ayrshare -Name. Their case is ignored. Tab completes the
    /// names.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConnectionPatternCompleter))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Name is null)
        {
            WriteObject(OrEnd(() => All().ToArray()), enumerateCollection: true);
            return;
        }

        foreach (var name in Name.Select(CleanText.Of))
        {
            var found = ConnectionStore.Here.Like(name);
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                WriteError(ErrorRecords.Of(ConnectionStore.NotFound(new ConnectionReference(name)), target: null));
            WriteObject(found, enumerateCollection: true);
        }
    }

    private IEnumerable<AyrshareConnection> All() =>
        ConnectionStore.Here.Unnamed is null && EnvironmentConnection.Find(SessionState.Path) is { } environment
            ? ConnectionStore.Here.Named.Prepend(environment)
            : ConnectionStore.Here.All;
}
