using System.Management.Automation;
using Ayrshare.Sandbox;

namespace Ayrshare.PowerShell;

/// <summary>Stops sandboxes and discards their data.</summary>
/// <remarks>
/// <para>Stops the sandbox that you pipe in, or all sandboxes in this process. The sandbox completes the requests in
/// progress, unless a client does not read the response within 2 seconds. Its profiles, links and emails are discarded. The
/// command changes nothing at Ayrshare. A connection to the sandbox remains, and its requests fail, until you run
/// Connect-Ayrshare or Disconnect-Ayrshare.</para>
/// </remarks>
/// <example>
/// <title>Stop all sandboxes</title>
/// <code>
/// Stop-AyrshareSandbox
/// </code>
/// <para>Stops every sandbox in this process.</para>
/// </example>
/// <example>
/// <title>Stop one sandbox</title>
/// <code>
/// $sandbox = Start-AyrshareSandbox -Connect
/// New-AyrshareProfile 'Acme Bakery' | New-AyrshareJwt
/// $sandbox | Stop-AyrshareSandbox
/// </code>
/// <para>Other sandboxes continue to run.</para>
/// </example>
/// <example>
/// <title>Stop a sandbox even if the work fails</title>
/// <code>
/// $sandbox = Start-AyrshareSandbox -Connect
/// try { Import-Csv ./clients.csv | New-AyrshareProfile }
/// finally { $sandbox | Stop-AyrshareSandbox; Disconnect-Ayrshare }
/// </code>
/// <para>The finally block removes the sandbox and the connection in any case.</para>
/// </example>
/// <errors>NotASandbox</errors>
/// <seealso cref="StartAyrshareSandboxCommand"/>
/// <seealso cref="GetAyrshareSandboxCommand"/>
/// <seealso cref="DisconnectAyrshareCommand"/>
/// <topic>about_Ayrshare_Sandbox</topic>
[Cmdlet(VerbsLifecycle.Stop, "AyrshareSandbox", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Stop-AyrshareSandbox.md")]
public sealed class StopAyrshareSandboxCommand : AyrshareCommand
{
    /// <summary>The sandbox to stop, from Start-AyrshareSandbox or Get-AyrshareSandbox. The default is all sandboxes in this
    /// process.</summary>
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
                new AyrshareCommandException(Errors.NotASandbox, "The input object is not a sandbox.",
                    "Pipe in the output of Get-AyrshareSandbox or Start-AyrshareSandbox."),
                InputObject));
        }
    }

    private void Stop(SandboxServer sandbox)
    {
        if (ShouldProcess(sandbox.BaseUri.AbsoluteUri, "Stop sandbox"))
            SandboxRegistry.Stop(sandbox);
    }
}
