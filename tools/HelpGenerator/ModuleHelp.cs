using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using Ayrshare.Hosting;

namespace Ayrshare.HelpGenerator;

/// <summary>The module's help file: what the engine says of the staged commands, in the words of their XML docs.</summary>
public static class ModuleHelp
{
    /// <summary>Where the help file lies in the repository.</summary>
    public static string FilePath { get; } = Path.GetFullPath(Metadata("HelpFile"));

    /// <summary>Makes the help file's content anew.</summary>
    /// <exception cref="InvalidDataException">A command, a parameter or an output has no documentation.</exception>
    public static string Generate()
    {
        using var runspace = Engine.Open([Path.Combine(Metadata("StagedModule"), "Ayrshare.PowerShell.psd1")]);
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Get-Command").AddParameter("Module", "Ayrshare.PowerShell");
        var docs = new XmlDocs(Metadata("Documentation").Split(';'));
        var commands = shell.Invoke<CmdletInfo>().OrderBy(command => command.Name, StringComparer.Ordinal);
        return MamlWriter.Write(commands.Select(command => new CommandHelp(command, docs)));
    }

    private static string Metadata(string key) =>
        typeof(ModuleHelp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
