using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Ayrshare.PowerShell.Tests.Architecture;
using Ayrshare.PowerShell.Tests.Hosting;
using Mono.Cecil;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>Arrows between projects and between the folders of a project go one way.</summary>
public sealed class ArchitectureTests
{
    /// <summary>The projects that each project may use.</summary>
    private static readonly Dictionary<string, string[]> Projects = new()
    {
        ["Ayrshare.PowerShell"] = ["Ayrshare.Onboarding", "Ayrshare.Client", "Ayrshare.Sandbox"],
        ["Ayrshare.PowerShell.Loader"] = [],
        ["Ayrshare.Onboarding"] = ["Ayrshare.Client"],
        ["Ayrshare.Client"] = [],
        ["Ayrshare.Sandbox"] = [],
    };

    public static TheoryData<string> AllProjects() => [.. Projects.Keys];

    /// <summary>The projects whose folders are features.</summary>
    public static TheoryData<string> OrderedProjects() =>
    [
        "Ayrshare.Client",
        "Ayrshare.Onboarding",
        "Ayrshare.PowerShell",
        "Ayrshare.Sandbox",
    ];

    [Theory]
    [MemberData(nameof(AllProjects))]
    public void A_project_uses_only_the_projects_below_it(string project)
    {
        using var assembly = Read(project);

        var used = assembly.AssemblyReferences.Select(reference => reference.Name).Where(Projects.ContainsKey);

        Assert.Empty(used.Except(Projects[project]));
    }

    [Theory]
    [MemberData(nameof(OrderedProjects))]
    public void Each_type_has_one_file_of_its_name(string project)
    {
        using var assembly = Read(project);
        var folders = new SourceFolders(Path.Combine(Sources, project));

        var wrong = Types(assembly)
            .Select(type => (type.FullName, Folders: folders.Find(Name(type))))
            .Where(type => type.Folders.Count != 1)
            .Select(type => $"{type.FullName}: {(type.Folders.Count == 0 ? "no file" : "files in " + string.Join(", ", type.Folders))}");

        AssertNone(wrong, "These types do not have exactly one file of their name");
    }

    [Theory]
    [MemberData(nameof(OrderedProjects))]
    public void No_two_folders_of_a_project_reach_each_other(string project)
    {
        using var assembly = Read(project);
        var folders = new SourceFolders(Path.Combine(Sources, project));

        var arrows =
            from type in Types(assembly)
            from used in UsedTypes.FindIn(type)
            where IsWritten(used)
            from fromFolder in folders.Find(Name(type))
            from toFolder in folders.Find(Name(used))
            where fromFolder != toFolder
            select new Arrow(fromFolder, toFolder, Name(type), Name(used));

        AssertNone(Circles.Describe([.. arrows]), $"These references close a circle between folders of {project}");
    }

    [Fact]
    public void A_circle_of_three_folders_is_found_and_an_arrow_into_it_is_not_blamed()
    {
        var circles = Circles.Describe(
        [
            new("Pages", "Links", "Page", "Link"),
            new("Links", "Mails", "Link", "Mail"),
            new("Mails", "Pages", "Mail", "Template"),
            new("Api", "Links", "Endpoint", "Link"),
        ]);

        Assert.Equal(["Links -> Mails: Link uses Mail", "Mails -> Pages: Mail uses Template", "Pages -> Links: Page uses Link"], circles);
    }

    private static string Sources { get; } =
        typeof(ArchitectureTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Sources").Value!;

    private static ModuleDefinition Read(string project) => ModuleDefinition.ReadModule(
        Directory.EnumerateFiles(Path.GetDirectoryName(Session.ModulePath)!, project + ".dll", SearchOption.AllDirectories)
            .Order()
            .First());

    private static IEnumerable<TypeDefinition> Types(ModuleDefinition assembly) => assembly.Types.Where(IsWritten);

    /// <summary>Whether a type was written for the project, rather than added by the compiler or for an older framework.</summary>
    private static bool IsWritten(TypeDefinition type) =>
        type.Namespace.StartsWith("Ayrshare.", StringComparison.Ordinal) && !type.Name.StartsWith('<');

    /// <summary>The name as it stands in the source, without the number of generic parameters.</summary>
    private static string Name(TypeDefinition type) => type.Name.Split('`')[0];

    private static void AssertNone(IEnumerable<string> findings, string problem)
    {
        var lines = findings.ToArray();
        Assert.True(lines.Length == 0, $"{problem}:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}");
    }
}
