using System.Management.Automation;

namespace Ayrshare.PowerShell.Commands;

/// <summary>Shows the sandboxes that run in this process.</summary>
[Cmdlet(VerbsCommon.Get, "AyrshareSandbox")]
[OutputType("Ayrshare.Sandbox.SandboxServer")]
public sealed class GetAyrshareSandboxCommand : AyrshareCommand
{
    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(SandboxRegistry.All, enumerateCollection: true);
}
