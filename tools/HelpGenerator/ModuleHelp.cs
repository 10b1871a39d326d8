using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using Ayrshare.Hosting;

namespace Ayrshare.HelpGenerator;

/// <summary>The module's help, generated from the commands in the build's output and from their XML documentation.</summary>
public static class ModuleHelp
{
    /// <summary>The folders that contain only generated pages.</summary>
    private static readonly string[] PageFolders = ["docs/commands", "docs/topics"];

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = Path.GetFullPath(Metadata("Root"));

    /// <summary>The path in the repository of the help file that Get-Help reads.</summary>
    public static string FilePath { get; } = Path.Combine(Root, "en-US", "Ayrshare.PowerShell.dll-Help.xml");

    private static string ErrorTopicPath { get; } = Path.Combine(Root, "en-US", "about_Ayrshare_Errors.help.txt");

    /// <summary>Generates the content of all help files, by their paths in the repository.</summary>
    /// <exception cref="InvalidDataException">A command, a parameter or an output has no documentation.</exception>
    public static IReadOnlyDictionary<string, string> Generate()
    {
        var (commands, errors) = ReadModule();
        var files = new Dictionary<string, string> { [RelativePath(FilePath)] = MamlWriter.Write(commands) };
        foreach (var (name, text) in new MarkdownWriter(commands).Pages)
            files.Add($"docs/commands/{name}", text);
        foreach (var topic in Directory.EnumerateFiles(Path.Combine(Root, "en-US"), "about_*.help.txt"))
        {
            var text = File.ReadAllText(topic);
            if (topic == ErrorTopicPath)
                files.Add(RelativePath(topic), text = ErrorTopic.Write(text, errors));
            var name = Path.GetFileName(topic).Replace(".help.txt", ".md", StringComparison.Ordinal);
            files.Add($"docs/topics/{name}", TopicPage.Write(text));
        }

        return files;
    }

    /// <summary>The help files that are in the repository now.</summary>
    public static IReadOnlyDictionary<string, string> Read() =>
        PageFolders.Select(folder => Path.Combine(Root, folder))
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateFiles)
            .Append(FilePath)
            .Append(ErrorTopicPath)
            .Where(File.Exists)
            .ToDictionary(RelativePath, File.ReadAllText);

    /// <summary>Writes the help files, and deletes pages that are no longer generated.</summary>
    public static void Write()
    {
        var files = Generate();
        foreach (var stale in Read().Keys.Except(files.Keys))
            File.Delete(Path.Combine(Root, stale));
        foreach (var (path, content) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
            File.WriteAllText(Path.Combine(Root, path), content);
        }
    }

    private static (List<CommandHelp> Commands, IReadOnlyList<ErrorHelp> Errors) ReadModule()
    {
        using var runspace = Engine.Open([Path.Combine(Metadata("StagedModule"), "Ayrshare.PowerShell.psd1")]);
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Get-Command").AddParameter("Module", "Ayrshare.PowerShell");
        var docs = new XmlDocs(Metadata("Documentation").Split(';'));
        var commands = shell.Invoke<CmdletInfo>().OrderBy(command => command.Name, StringComparer.Ordinal).ToList();
        var errors = ErrorHelp.ReadAll(commands[0].ImplementingType.Assembly);
        return ([.. commands.Select(command => new CommandHelp(command, docs, errors))], errors);
    }

    private static string RelativePath(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string Metadata(string key) =>
        typeof(ModuleHelp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
