using System.Management.Automation;

namespace Ayrshare.PowerShell.Commands;

/// <summary>Shows this session's connection, or the one that the environment gives, if there is one.</summary>
[Cmdlet(VerbsCommon.Get, "AyrshareConnection")]
[OutputType(typeof(AyrshareConnection))]
public sealed class GetAyrshareConnectionCommand : AyrshareCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (OrEnd(() => ConnectionStore.Current ?? EnvironmentConnection.Current) is { } connection)
            WriteObject(connection);
    }
}
