using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Ayrshare.HelpGenerator;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>What the gallery and the community's module templates ask of a manifest and of PowerShell files.</summary>
public sealed class ManifestTests : IDisposable
{
    private readonly Session _session = new();
    private readonly RunResult _read;
    private readonly PSModuleInfo _manifest;

    public ManifestTests()
    {
        _read = _session.Run($"Test-ModuleManifest '{Session.ModulePath}'").ThrowIfFailed();
        _manifest = (PSModuleInfo)_read.Only.BaseObject;
    }

    [Fact]
    public void It_has_no_flaws()
    {
        Assert.Empty(_read.Warnings);
        Assert.Equal("Ayrshare.PowerShell", _manifest.Name);
        Assert.Equal(new Guid("6d8e2f0b-6c3e-4b57-9f0e-3a3f6a1f7c52"), _manifest.Guid);
    }

    [Fact]
    public void It_says_who_made_what_for_which_shells()
    {
        Assert.All([_manifest.Author, _manifest.CompanyName, _manifest.Copyright, _manifest.Description], Assert.NotEmpty);
        Assert.Equal(new Version(5, 1), _manifest.PowerShellVersion);
        Assert.Equal(new Version(4, 7, 2), _manifest.DotNetFrameworkVersion);
        Assert.Equal(["Core", "Desktop"], _manifest.CompatiblePSEditions);
    }

    [Fact]
    public void It_is_complete_for_a_gallery_and_is_no_prerelease()
    {
        Assert.Contains("PSEdition_Core", _manifest.Tags);
        Assert.Contains("PSEdition_Desktop", _manifest.Tags);
        Assert.All(_manifest.Tags, tag => Assert.DoesNotMatch(@"\s", tag));
        Assert.All(
            [_manifest.ProjectUri, _manifest.LicenseUri, _manifest.IconUri],
            uri => Assert.Matches(@"^https://\S+/ayrshare-powershell/Ayrshare\.PowerShell", uri.ToString()));
        Assert.NotEmpty(_manifest.ReleaseNotes);
        var prerelease = _session.Run($"(Test-ModuleManifest '{Session.ModulePath}').PrivateData.PSData.Prerelease").ThrowIfFailed();
        Assert.Equal("", $"{prerelease.Output.SingleOrDefault()}");
        Assert.Null(_manifest.HelpInfoUri);
    }

    [Fact]
    public void It_exports_by_name_what_there_is_and_nothing_but_commands()
    {
        Assert.DoesNotMatch(@"ToExport\s*=\s*'\*'", File.ReadAllText(Session.ModulePath));
        Assert.Equal(
            _manifest.ExportedCmdlets.Keys.Order(),
            _session.Run("(Get-Command -Module Ayrshare.PowerShell).Name").ThrowIfFailed().Output.Select(name => $"{name}").Order());
        Assert.Equal(0, _manifest.ExportedFunctions.Count + _manifest.ExportedAliases.Count + _manifest.ExportedVariables.Count);
    }

    [Fact]
    public void Its_commands_have_one_prefix() =>
        Assert.All(_manifest.ExportedCmdlets.Values, command => Assert.StartsWith("Ayrshare", command.Noun, StringComparison.Ordinal));

    // Windows PowerShell reads a file without a mark in the code page of its system.
    [Fact]
    public void PowerShell_files_are_plain()
    {
        var files = PowerShellFiles().ToArray();

        Assert.True(files.Length > 8);
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            if (Path.GetExtension(file) != ".ps1xml" && File.ReadAllBytes(file)[0] != 0xef)
                Assert.True(text.All(char.IsAscii), $"{file} has characters beyond ASCII, and no mark.");
            Assert.DoesNotMatch(@"\t|[ \t]\r?\n", text);
            Assert.Matches(@"\S\r?\n$", text);
        }
    }

    public void Dispose() => _session.Dispose();

    private static IEnumerable<string> PowerShellFiles()
    {
        var root = Path.GetDirectoryName(Path.GetDirectoryName(ModuleHelp.FilePath))!;
        string[] folders = [Path.GetDirectoryName(Session.ModulePath)!, Path.Combine(root, "samples"), Path.Combine(
            root, "tests", "Pester")];
        return folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.ps*1*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(root, "*.ps*1"))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }
}
