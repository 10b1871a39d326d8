using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Hosting;
using Shell = System.Management.Automation.PowerShell;

namespace Ayrshare.ModulePackager;

/// <summary>What a package says of its module, as the engine reads it from the manifest.</summary>
internal sealed record ModuleManifest(
    string Name,
    Version Version,
    string Author,
    string CompanyName,
    string Copyright,
    string Description,
    Uri ProjectUri,
    Uri LicenseUri,
    Uri IconUri,
    string ReleaseNotes,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> Commands)
{
    /// <summary>Reads the manifest of the module in a folder.</summary>
    /// <exception cref="InvalidDataException">The manifest is flawed.</exception>
    public static ModuleManifest Read(string folder)
    {
        using var runspace = Engine.Open([]);
        using var shell = Shell.Create(runspace);
        shell.AddCommand("Test-ModuleManifest").AddParameter("Path", Path.Combine(folder, "Ayrshare.PowerShell.psd1"));
        var module = (PSModuleInfo?)shell.Invoke().SingleOrDefault()?.BaseObject;
        var flaws = shell.Streams.Error.Select(error => error.ToString())
            .Concat(shell.Streams.Warning.Select(warning => warning.Message))
            .ToList();
        if (module is null || flaws.Count > 0)
            throw new InvalidDataException(string.Join(Environment.NewLine, flaws));

        return new(
            module.Name,
            module.Version,
            module.Author,
            module.CompanyName,
            module.Copyright,
            module.Description,
            module.ProjectUri,
            module.LicenseUri,
            module.IconUri,
            module.ReleaseNotes,
            [.. module.Tags],
            [.. ((IDictionary)module.ExportedCmdlets).Keys.Cast<string>().Order(StringComparer.Ordinal)]);
    }
}
