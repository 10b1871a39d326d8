using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using NuGet.Common;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Versioning;

namespace Ayrshare.ModulePackager;

/// <summary>The staged module as a package that <c>Install-PSResource</c> takes, and its symbols as another.</summary>
/// <remarks>
/// Both depend on the staged files' names and contents alone: the same module gives the same bytes, wherever and whenever.
/// The metadata is what <c>Publish-PSResource</c> writes, with PowerShellGet's tags that make commands findable.
/// </remarks>
public static class ModulePackage
{
    // Zip entries need a time; this one says nothing.
    private const string Timestamp = "2000-01-01T00:00:00Z";

    /// <summary>The folder that every build stages the module in.</summary>
    public static string StagedModule { get; } = Metadata("StagedModule");

    /// <summary>The folder that packages are written to when none is given.</summary>
    public static string DefaultFolder { get; } = Metadata("Packages");

    /// <summary>Writes a module's package, its symbols' package and its bill of materials into a folder.</summary>
    /// <param name="module">The folder of the module.</param>
    /// <param name="folder">The folder for the packages; made if it is not there.</param>
    /// <returns>The paths of the <c>.nupkg</c>, the <c>.snupkg</c> and the <c>.cdx.json</c>.</returns>
    /// <exception cref="InvalidDataException">The module's manifest is flawed.</exception>
    public static (string Package, string Symbols, string BillOfMaterials) Write(string module, string folder)
    {
        var manifest = ModuleManifest.Read(module);
        Directory.CreateDirectory(folder);

        var package = Describe(manifest);
        package.LicenseUrl = manifest.LicenseUri;
        package.IconUrl = manifest.IconUri;
        package.ReleaseNotes = manifest.ReleaseNotes;
        var commands = manifest.Commands.SelectMany(command => (string[])[$"PSCmdlet_{command}", $"PSCommand_{command}"]);
        package.Tags.AddRange(["PSModule", .. manifest.Tags, "PSIncludes_Cmdlet", .. commands]);

        var symbols = Describe(manifest);
        symbols.PackageTypes.Add(PackageType.SymbolsPackage);

        var paths = Directory.EnumerateFiles(module, "*", SearchOption.AllDirectories)
            .OrderBy(path => path.Replace('\\', '/'), StringComparer.Ordinal)
            .ToLookup(path => Path.GetExtension(path) == ".pdb");
        var target = Path.Combine(folder, $"{manifest.Name}.{manifest.Version.ToString(3)}");
        var bill = $"{target}.cdx.json";
        new BillOfMaterials(module, Metadata("LockFile")).Write(manifest, bill);
        return (Save(package, module, paths[false], $"{target}.nupkg"), Save(symbols, module, paths[true], $"{target}.snupkg"), bill);
    }

    private static PackageBuilder Describe(ModuleManifest manifest)
    {
        var package = new PackageBuilder(deterministic: true, NullLogger.Instance)
        {
            DeterministicTimestamp = Timestamp,
            Id = manifest.Name,
            Version = new NuGetVersion(manifest.Version),
            Description = manifest.Description,
            Copyright = manifest.Copyright,
            ProjectUrl = manifest.ProjectUri,
        };
        package.Authors.Add(manifest.Author);
        package.Owners.Add(manifest.CompanyName);
        return package;
    }

    private static string Save(PackageBuilder package, string module, IEnumerable<string> paths, string target)
    {
        package.Files.AddRange(
            from path in paths
            let name = Path.GetRelativePath(module, path).Replace('\\', '/')
            select new PhysicalPackageFile { SourcePath = path, TargetPath = name });

        using var stream = File.Create(target);
        package.Save(stream);
        return target;
    }

    private static string Metadata(string key) =>
        typeof(ModulePackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
