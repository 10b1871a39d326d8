using System.Management.Automation;
using Ayrshare.Sandbox;

namespace Ayrshare.PowerShell;

/// <summary>Stops sandboxes; what they held is gone.</summary>
/// <remarks>
/// <para>Stops the sandbox that is piped in, or all of this process. Requests that are being answered are finished,
/// unless their caller does not read the answer within 2 seconds. Profiles, links and mails of the sandbox are gone
/// with it; nothing at Ayrshare is touched. A connection that led to it stays, and fails, until Connect-Ayrshare makes
/// another or Disconnect-Ayrshare drops it.</para>
/// </remarks>
/// <example>
/// <title>All of them</title>
/// <code>
/// Stop-AyrshareSandbox
/// </code>
/// <para>Every sandbox of this process.</para>
/// </example>
/// <example>
/// <title>One of them</title>
/// <code>
/// $sandbox = Start-AyrshareSandbox -Connect
/// New-AyrshareProfile 'Acme Bakery' | New-AyrshareJwt
/// $sandbox | Stop-AyrshareSandbox
/// </code>
/// <para>The others go on.</para>
/// </example>
/// <example>
/// <title>Whatever happens in between</title>
/// <code>
/// $sandbox = Start-AyrshareSandbox -Connect
/// try { Import-Csv ./clients.csv | New-AyrshareProfile }
/// finally { $sandbox | Stop-AyrshareSandbox; Disconnect-Ayrshare }
/// </code>
/// <para>A test script leaves neither a server nor a connection behind.</para>
/// </example>
/// <errors>NotASandbox</errors>
/// <seealso cref="StartAyrshareSandboxCommand"/>
/// <seealso cref="GetAyrshareSandboxCommand"/>
/// <seealso cref="DisconnectAyrshareCommand"/>
/// <topic>about_Ayrshare_Sandbox</topic>
[Cmdlet(VerbsLifecycle.Stop, "AyrshareSandbox", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Stop-AyrshareSandbox.md")]
public sealed class StopAyrshareSandboxCommand : AyrshareCommand
{
    /// <summary>The sandbox to stop, from Start-AyrshareSandbox or Get-AyrshareSandbox; all of this process unless
    /// given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
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
                new AyrshareCommandException(Errors.NotASandbox, "This is not a sandbox.",
                    "Pipe the output of Get-AyrshareSandbox or Start-AyrshareSandbox."),
                InputObject));
        }
    }

    private void Stop(SandboxServer sandbox)
    {
        if (ShouldProcess(sandbox.BaseUri.AbsoluteUri, "Stop sandbox"))
            SandboxRegistry.Stop(sandbox);
    }
}
