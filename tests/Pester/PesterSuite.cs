using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ayrshare.ModulePackager;
using Ayrshare.PowerShell.Tests.Hosting;

namespace Ayrshare.Pester.Tests;

/// <summary>One run of this folder's Pester tests in pwsh, on the module from its package, in a home of its own.</summary>
public sealed partial class PesterSuite : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("ayrshare-pester-");
    private readonly Lazy<IReadOnlyList<PesterResult>> _results;

    public PesterSuite() => _results = new(Run);

    /// <summary>What became of each test.</summary>
    public IReadOnlyList<PesterResult> Results => _results.Value;

    private static string Suite => $"& '{Path.Combine(Metadata("PesterTests"), "Invoke-Suite.ps1")}' -Pester '{Metadata("Pester")}'";

    /// <summary>The names of all tests.</summary>
    public static IEnumerable<string> Discover() =>
        Read(string.Concat(FreshShell.Run($"{Suite} -Discover | ConvertTo-Json -AsArray"))).Select(test => test.Name);

    public void Dispose() => _home.Delete(recursive: true);

    private List<PesterResult> Run()
    {
        var version = Pack(ModulePackage.StagedModule);
        Pack(LaterVersion(version));
        var results = Path.Combine(_home.FullName, "results.json");
        FreshShell.Run(
            $"""
            $ErrorActionPreference = 'Stop'
            $ProgressPreference = 'SilentlyContinue'
            Register-PSResourceRepository -Name Folder -Uri '{Packages}' -Trusted
            $modules = (New-Item -ItemType Directory '{Path.Combine(_home.FullName, "modules")}').FullName
            Save-PSResource Ayrshare.PowerShell -Repository Folder -Version {version} -Path $modules
            $env:PSModulePath = $modules + [System.IO.Path]::PathSeparator + $env:PSModulePath
            $env:AYRSHARE_TEST_PACKAGES = '{Packages}'
            {Suite} | ConvertTo-Json -AsArray | Set-Content '{results}'
            """,
            environment: OwnEnvironment());
        return Read(File.ReadAllText(results));
    }

    private string Packages => Path.Combine(_home.FullName, "packages");

    /// <summary>Packs a module, and returns its version.</summary>
    private string Pack(string module) =>
        PackageName().Match(Path.GetFileName(ModulePackage.Write(module, Packages).Package)).Groups["version"].Value;

    private string LaterVersion(string version)
    {
        var copy = Path.Combine(_home.FullName, "later");
        foreach (var file in Directory.EnumerateFiles(ModulePackage.StagedModule, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(ModulePackage.StagedModule, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var manifest = Path.Combine(copy, "Ayrshare.PowerShell.psd1");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace($"'{version}'", $"'{version}1'", StringComparison.Ordinal));
        return copy;
    }

    // The tests' own, but for the home; vault modules that the user has installed are found all the same.
    private Dictionary<string, string> OwnEnvironment()
    {
        var modules = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share", "powershell", "Modules");
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!);
        foreach (var name in new[] { "HOME", "USERPROFILE", "LOCALAPPDATA" })
            environment[name] = _home.FullName;
        environment["PSModulePath"] = modules;
        return environment;
    }

    private static List<PesterResult> Read(string json) => JsonSerializer.Deserialize<List<PesterResult>>(json)!;

    private static string Metadata(string key) =>
        typeof(PesterSuite).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    [GeneratedRegex(@"^Ayrshare\.PowerShell\.(?<version>[0-9.]+)\.nupkg$")]
    private static partial Regex PackageName();
}
