using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Ayrshare.HelpGenerator;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>What a build takes from others is what was reviewed.</summary>
public sealed partial class SupplyChainTests
{
    private static readonly string Root = Path.GetDirectoryName(Path.GetDirectoryName(ModuleHelp.FilePath))!;

    [Fact]
    public void Each_project_has_a_lock_file()
    {
        var projects = new[] { "src", "tests", "tools", "samples" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
            .ToList();

        Assert.NotEmpty(projects);
        Assert.All(
            projects,
            project => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")), project));
    }

    [Theory]
    [InlineData(".ci", "run")]
    [InlineData(".github", "workflows", "ci.yml")]
    public void What_checks_a_change_restores_only_what_is_locked(params string[] path) =>
        Assert.Matches("RestoreLockedMode(=|: )true", File.ReadAllText(Path.Combine([Root, .. path])));

    [Fact]
    public void Each_action_is_pinned_to_a_commit_and_names_its_version()
    {
        var uses = Directory.EnumerateFiles(Path.Combine(Root, ".github", "workflows"))
            .SelectMany(File.ReadLines)
            .Where(line => line.Contains("uses:", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches(PinnedAction(), line));
    }

    [GeneratedRegex(@"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex PinnedAction();
}
