using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ayrshare.HelpGenerator;
using Ayrshare.ModulePackager;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>What <c>Install-PSResource</c> gets.</summary>
public sealed partial class PackageTests : IDisposable
{
    private static readonly string Root = Path.GetDirectoryName(Path.GetDirectoryName(ModuleHelp.FilePath))!;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ayrshare-package-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Carries_the_module_as_it_is_staged_with_the_symbols_apart()
    {
        var (package, symbols, _) = Pack("out");
        var staged = Directory.EnumerateFiles(ModulePackage.StagedModule, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(ModulePackage.StagedModule, path).Replace('\\', '/'), File.ReadAllBytes);

        Assert.Equal("Ayrshare.PowerShell.0.1.0.nupkg", Path.GetFileName(package).Replace(Version, "0.1.0", StringComparison.Ordinal));
        Assert.Equal(staged.Where(file => !IsSymbol(file.Key)).OrderBy(file => file.Key), Contents(package).OrderBy(file => file.Key));
        Assert.Equal(staged.Where(file => IsSymbol(file.Key)).OrderBy(file => file.Key), Contents(symbols).OrderBy(file => file.Key));
        Assert.Contains("Ayrshare.PowerShell.pdb", staged.Keys);
    }

    [Fact]
    public void Holds_nothing_but_what_a_session_needs()
    {
        string[] files =
        [
            "Ayrshare.PowerShell.psd1", "Ayrshare.PowerShell.Format.ps1xml", "Ayrshare.PowerShell.Types.ps1xml", "LICENSE",
            "THIRD-PARTY-NOTICES", "en-US/Ayrshare.PowerShell.dll-Help.xml",
        ];

        var others = Contents(Pack("out").Package).Keys.Except(files);

        Assert.All(
            others, name => Assert.Matches(@"^(en-US/about_\w+\.help\.txt|(Ayrshare\.PowerShell|deps/(core|desktop)/[\w.]+)\.dll)$", name));
        Assert.DoesNotContain(others, name => name.EndsWith("/System.Management.Automation.dll", StringComparison.Ordinal));
    }

    [Fact]
    public void Tells_the_repository_what_the_manifest_tells()
    {
        using var archive = ZipFile.OpenRead(Pack("out").Package);
        var metadata = Nuspec(archive);
        var manifest = Manifest();

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["id"] = manifest.Name,
                ["version"] = Version,
                ["authors"] = manifest.Author,
                ["owners"] = manifest.CompanyName,
                ["requireLicenseAcceptance"] = "false",
                ["licenseUrl"] = manifest.LicenseUri.ToString(),
                ["projectUrl"] = manifest.ProjectUri.ToString(),
                ["iconUrl"] = manifest.IconUri.ToString(),
                ["description"] = manifest.Description,
                ["releaseNotes"] = manifest.ReleaseNotes,
                ["copyright"] = manifest.Copyright,
            }.OrderBy(entry => entry.Key),
            metadata.Where(entry => entry.Key != "tags").OrderBy(entry => entry.Key));

        var commands = manifest.ExportedCmdlets.Keys;
        Assert.Equal(
            ["PSModule", .. manifest.Tags, "PSIncludes_Cmdlet", .. commands.Select(name => $"PSCmdlet_{name}"), .. commands.Select(
                name => $"PSCommand_{name}")],
            metadata["tags"].Split(' ').ToHashSet());
        Assert.True(metadata["tags"].Length <= 4000, "The PowerShell Gallery takes tags of 4,000 characters.");
    }

    [Fact]
    public void Is_the_same_bytes_wherever_and_whenever_it_is_packed()
    {
        var copy = Directory.CreateDirectory(Path.Combine(_folder.FullName, "another folder", "module")).FullName;
        foreach (var path in Directory.GetFiles(ModulePackage.StagedModule, "*", SearchOption.AllDirectories).Reverse())
        {
            var target = Path.Combine(copy, Path.GetRelativePath(ModulePackage.StagedModule, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, File.ReadAllBytes(path));
            File.SetLastWriteTimeUtc(target, new DateTime(2031, 5, 6, 7, 8, 9, DateTimeKind.Utc));
        }

        var (package, symbols, bill) = Pack("first");
        var (packageAgain, symbolsAgain, billAgain) = ModulePackage.Write(copy, Path.Combine(_folder.FullName, "second"));

        Assert.Equal(File.ReadAllBytes(package), File.ReadAllBytes(packageAgain));
        Assert.Equal(File.ReadAllBytes(symbols), File.ReadAllBytes(symbolsAgain));
        Assert.Equal(File.ReadAllBytes(bill), File.ReadAllBytes(billAgain));
    }

    [Fact]
    public void Has_a_bill_of_materials_beside_it_with_every_assembly_of_others_that_it_ships()
    {
        var (package, _, path) = Pack("out");
        using var bill = JsonDocument.Parse(File.ReadAllBytes(path));
        var components = bill.RootElement.GetProperty("components").EnumerateArray().ToList();

        Assert.Equal(Path.ChangeExtension(package, ".cdx.json"), path);
        Assert.Equal("CycloneDX", bill.RootElement.GetProperty("bomFormat").GetString());
        Assert.Equal(
            $"pkg:nuget/Ayrshare.PowerShell@{Version}",
            bill.RootElement.GetProperty("metadata").GetProperty("component").GetProperty("purl").GetString());
        Assert.Equal(
            Contents(package)
                .Where(file => file.Key.EndsWith(".dll", StringComparison.Ordinal))
                .Where(file => !Path.GetFileName(file.Key).StartsWith("Ayrshare.", StringComparison.Ordinal))
                .Select(file => (file.Key, Convert.ToHexStringLower(SHA256.HashData(file.Value))))
                .Order(),
            components
                .SelectMany(component => component.GetProperty("components").EnumerateArray())
                .Select(file => (file.GetProperty("name").GetString()!, file.GetProperty("hashes")[0].GetProperty("content").GetString()!))
                .Order());
        Assert.Equal(
            File.ReadLines(Path.Combine(ModulePackage.StagedModule, "THIRD-PARTY-NOTICES"))
                .Select(line => NoticeLine().Match(line))
                .Where(line => line.Success)
                .Select(line => $"pkg:nuget/{line.Groups["package"]}@{line.Groups["version"]}")
                .Order(),
            components.Select(component => component.GetProperty("purl").GetString()!).Order());
    }

    [Fact]
    public void Works_where_it_is_unpacked()
    {
        // As Install-PSResource lays a module out: the package's files, less NuGet's own, in a folder of the version.
        var module = Directory.CreateDirectory(Path.Combine(_folder.FullName, "Ayrshare.PowerShell", Version)).FullName;
        foreach (var (name, content) in Contents(Pack("out").Package))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(module, name))!);
            File.WriteAllBytes(Path.Combine(module, name), content);
        }

        var output = FreshShell.Run($"""
            Import-Module '{Path.Combine(module, "Ayrshare.PowerShell.psd1")}'
            $sandbox = Start-AyrshareSandbox -Connect
            (New-AyrshareProfile 'Unpacked' | New-AyrshareJwt -Verify).Title
            (Get-Module Ayrshare.PowerShell).ModuleBase
            (Get-Help New-AyrshareJwt).Synopsis
            Stop-AyrshareSandbox $sandbox
            """);

        Assert.Equal(["Unpacked", module], output[..2]);
        Assert.EndsWith(".", output[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Release_notes_are_the_changelog_s_newest_section()
    {
        var changelog = File.ReadAllText(Path.Combine(Root, "CHANGELOG.md"));

        var newest = Section().Match(changelog);

        Assert.Equal(newest.Groups["text"].Value.Trim(), Manifest().ReleaseNotes.ReplaceLineEndings("\n").Trim());
        // What is not released yet is a later version's; what is, is this one's.
        var versions = Section().Matches(changelog).Select(section => section.Groups["version"].Value).ToList();
        Assert.True(
            newest.Groups["version"].Value is "Unreleased" ? !versions.Contains(Version) : versions[0] == Version,
            $"The changelog begins with {versions[0]}, the manifest is of {Version}.");
    }

    [Fact]
    public void Notices_name_each_package_that_is_shipped_with_its_licence_and_no_other()
    {
        using var assets = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Root, "src", "Ayrshare.PowerShell.Loader", "obj", "project.assets.json")));
        var caches = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        var shipped = (
            from target in assets.RootElement.GetProperty("targets").EnumerateObject()
            let half = target.Name.StartsWith("net8", StringComparison.Ordinal) ? "Core" : "Desktop"
            let staged = Directory.EnumerateFiles(
                Path.Combine(ModulePackage.StagedModule, "deps", half.ToLowerInvariant()), "*.dll").Select(Path.GetFileName).ToHashSet()
            from package in target.Value.EnumerateObject()
            where staged.Contains(package.Name.Split('/')[0] + ".dll") || (package.Value.TryGetProperty(
                "runtime", out var files) && files.EnumerateObject().Any(file => staged.Contains(Path.GetFileName(file.Name))))
            where package.Value.GetProperty("type").GetString() == "package"
            group half by package.Name into halves
            select (Package: halves.Key, In: string.Join(", ", halves.Order()))).ToHashSet();

        var notices = File.ReadLines(Path.Combine(ModulePackage.StagedModule, "THIRD-PARTY-NOTICES"))
            .Select(line => NoticeLine().Match(line))
            .Where(line => line.Success)
            .ToList();

        Assert.Equal(
            shipped.Order(),
            notices.Select(notice => ($"{notice.Groups["package"]}/{notice.Groups["version"]}", notice.Groups["in"].Value)).Order());
        var assemblies = Directory.EnumerateFiles(ModulePackage.StagedModule, "*.dll", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => !name.StartsWith("Ayrshare.", StringComparison.Ordinal));
        Assert.Subset(notices.Select(notice => notice.Groups["package"].Value).ToHashSet(), assemblies.ToHashSet());
        foreach (var notice in notices)
        {
            var (name, version) = (notice.Groups["package"].Value, notice.Groups["version"].Value);
            var nuspec = caches.Select(
                cache => Path.Combine(cache, name.ToLowerInvariant(), version, $"{name.ToLowerInvariant()}.nuspec")).First(File.Exists);
            // Packages of before 2019 give an address in place of an expression.
            var licence = XDocument.Load(nuspec).Descendants().SingleOrDefault(element => element.Name.LocalName == "license")?.Value;
            if (licence is not null)
                Assert.Contains(notice.Groups["licence"].Value, licence.Split(" OR "));
        }
    }

    [GeneratedRegex(@"^## \[(?<version>[^\]]+)\].*\n(?<text>(?:(?!## ).*\n?)*)", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^(?<package>\S+) +(?<version>\d\S*) +(?<in>Core, Desktop|Core|Desktop) +(?<licence>\S+) +https://\S+$")]
    private static partial Regex NoticeLine();

    private static string Version => Manifest().Version.ToString(3);

    private static bool IsSymbol(string name) => name.EndsWith(".pdb", StringComparison.Ordinal);

    private (string Package, string Symbols, string BillOfMaterials) Pack(string folder) =>
        ModulePackage.Write(ModulePackage.StagedModule, Path.Combine(_folder.FullName, folder));

    private static PSModuleInfo Manifest()
    {
        using var session = new Session();
        return (PSModuleInfo)session.Run($"Test-ModuleManifest '{Session.ModulePath}'").ThrowIfFailed().Only.BaseObject;
    }

    /// <summary>A package's files, less those that NuGet adds.</summary>
    private static Dictionary<string, byte[]> Contents(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return archive.Entries
            .Where(entry => entry.FullName is not ("[Content_Types].xml" or "_rels/.rels" or "Ayrshare.PowerShell.nuspec"))
            .Where(entry => !entry.FullName.StartsWith("package/", StringComparison.Ordinal))
            .ToDictionary(entry => entry.FullName, entry =>
            {
                using var stream = entry.Open();
                using var content = new MemoryStream();
                stream.CopyTo(content);
                return content.ToArray();
            });
    }

    private static Dictionary<string, string> Nuspec(ZipArchive package)
    {
        using var stream = package.GetEntry("Ayrshare.PowerShell.nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single().Elements().ToDictionary(
            element => element.Name.LocalName, element => element.Value);
    }
}
