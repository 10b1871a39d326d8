using System.IO;
using Ayrshare.HelpGenerator;

namespace Ayrshare.PowerShell.Tests.Hosting;

/// <summary>The script that puts out each kind of object that a user meets, for tests here and in a real shell.</summary>
public static class EveryOutput
{
    private static readonly string Script = Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(ModuleHelp.FilePath)!, "..", "tests", "Pester", "EveryOutput.ps1"));

    /// <summary>Puts the objects into $all, and the sandbox that they come from into $sandbox; needs SecretManagement's commands.</summary>
    /// <param name="folder">A folder for the journal of an onboarding.</param>
    public static string Command(string folder) =>
        $"Register-SecretVault Company; $all = @(& '{Script}' -Folder '{folder}'); $sandbox = $all | Where-Object {{ $_.PSTypeNames[0] "
        + $"-eq 'Ayrshare.Sandbox.SandboxServer' }};";
}
