using System.Management.Automation;
using Ayrshare.Sandbox;

namespace Ayrshare.PowerShell.Commands;

/// <summary>Stops sandboxes; what they held is gone.</summary>
[Cmdlet(VerbsLifecycle.Stop, "AyrshareSandbox", SupportsShouldProcess = true)]
public sealed class StopAyrshareSandboxCommand : AyrshareCommand
{
    /// <summary>The sandbox to stop; all of this process unless given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            foreach (var sandbox in SandboxRegistry.All)
                Stop(sandbox);
        }
        else if (InputObject.BaseObject is SandboxServer sandbox)
        {
            Stop(sandbox);
        }
        else
        {
            WriteError(ErrorRecords.Of(
                new AyrshareCommandException("NotASandbox", ErrorCategory.InvalidArgument, "This is not a sandbox.", "Pipe the output of Get-AyrshareSandbox or Start-AyrshareSandbox."),
                InputObject));
        }
    }

    private void Stop(SandboxServer sandbox)
    {
        if (ShouldProcess(sandbox.BaseUri.AbsoluteUri, "Stop sandbox"))
            SandboxRegistry.Stop(sandbox);
    }
}
