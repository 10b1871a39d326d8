using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ayrshare.ModulePackager;

/// <summary>The software bill of materials of a module, as CycloneDX JSON: each package of others that it ships.</summary>
/// <remarks>It depends on the module and on the lock file alone, so it carries no time and no random serial number.</remarks>
/// <param name="module">The folder of the module.</param>
/// <param name="lockFile">The lock file of the project that collects what the module ships.</param>
internal sealed class BillOfMaterials(string module, string lockFile)
{
    private static readonly JsonWriterOptions Format = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes the bill to a file.</summary>
    /// <exception cref="InvalidDataException">The module ships an assembly that no package of the lock file has.</exception>
    public void Write(ModuleManifest manifest, string path)
    {
        using var stream = File.Create(path);
        using var writer = new Utf8JsonWriter(stream, Format);
        Describe(manifest).WriteTo(writer);
    }

    private JsonObject Describe(ModuleManifest manifest)
    {
        var self = new Package(manifest.Name, manifest.Version.ToString(3));
        var dependencies = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var packages = Locked()
            .GroupBy(one => one.Package, one => one.Needs)
            .Select(one => (Package: one.Key, Files: ShippedFiles(one.Key), Needs: one.SelectMany(needs => needs).ToHashSet()))
            .Where(package => package.Files.Count > 0)
            .OrderBy(package => package.Package.Name, StringComparer.Ordinal)
            .ToList();
        RequireAll(packages.SelectMany(package => package.Files));

        dependencies[self.Url] = new(packages.Select(package => package.Package.Url), StringComparer.Ordinal);
        foreach (var (package, _, needs) in packages)
        {
            dependencies[package.Url] = new(
                packages.Select(other => other.Package).Where(other => needs.Contains(other.Name)).Select(other => other.Url),
                StringComparer.Ordinal);
        }

        return new JsonObject
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject { ["component"] = Component(self) },
            ["components"] = Array(packages.Select(package => Component(package.Package, package.Files))),
            ["dependencies"] = Array(dependencies.Select(entry => new JsonObject
            {
                ["ref"] = entry.Key,
                ["dependsOn"] = Array(entry.Value.Select(url => JsonValue.Create(url))),
            })),
        };
    }

    private IEnumerable<(Package Package, IEnumerable<string> Needs)> Locked()
    {
        using var locked = JsonDocument.Parse(File.ReadAllBytes(lockFile));
        return [
            .. from framework in locked.RootElement.GetProperty("dependencies").EnumerateObject()
               from package in framework.Value.EnumerateObject()
               where package.Value.TryGetProperty("resolved", out _)
               select (new Package(package.Name, package.Value.GetProperty("resolved").GetString()!), Needs(package.Value)),
        ];
    }

    private static string[] Needs(JsonElement package) =>
        package.TryGetProperty("dependencies", out var needs) ? [.. needs.EnumerateObject().Select(need => need.Name)] : [];

    // Each of these packages has one assembly, named after it; RequireAll notices one that has not.
    private List<string> ShippedFiles(Package package) =>
        [.. Assemblies.Where(path => Path.GetFileNameWithoutExtension(path) == package.Name)];

    private IEnumerable<string> Assemblies => Directory.EnumerateFiles(Path.Combine(module, "deps"), "*.dll", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal);

    private void RequireAll(IEnumerable<string> described)
    {
        var unknown = Assemblies.Except(described)
            .Where(path => !Path.GetFileName(path).StartsWith("Ayrshare.", StringComparison.Ordinal))
            .ToList();
        if (unknown.Count > 0)
            throw new InvalidDataException($"No package of {lockFile} is known to bring: {string.Join(", ", unknown)}");
    }

    private JsonObject Component(Package package, List<string> files)
    {
        var component = Component(package);
        component["components"] = Array(files.Select(path => new JsonObject
        {
            ["type"] = "file",
            ["name"] = Path.GetRelativePath(module, path).Replace('\\', '/'),
            ["hashes"] = new JsonArray(new JsonObject
            {
                ["alg"] = "SHA-256",
                ["content"] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))),
            }),
        }));
        return component;
    }

    private static JsonObject Component(Package package) => new()
    {
        ["type"] = "library",
        ["bom-ref"] = package.Url,
        ["name"] = package.Name,
        ["version"] = package.Version,
        ["purl"] = package.Url,
    };

    private static JsonArray Array(IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    private sealed record Package(string Name, string Version)
    {
        public string Url => $"pkg:nuget/{Name}@{Version}";
    }
}
