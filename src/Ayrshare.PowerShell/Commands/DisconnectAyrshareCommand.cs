using System.Management.Automation;

namespace Ayrshare.PowerShell.Commands;

/// <summary>Forgets this session's connection and its credentials.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Ayrshare")]
public sealed class DisconnectAyrshareCommand : AyrshareCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!ConnectionStore.Remove())
            WriteVerbose("There was no connection.");
    }
}
