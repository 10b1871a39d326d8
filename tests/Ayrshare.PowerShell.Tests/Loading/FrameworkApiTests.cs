using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Ayrshare.PowerShell.Tests.Hosting;
using Mono.Cecil;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>What the module asks of .NET Framework 4.7.2, of PowerShell 5.1 and of what ships beside it.</summary>
public sealed class FrameworkApiTests
{
    private static readonly string Module = Path.GetDirectoryName(Session.ModulePath)!;

    private static readonly string Dependencies = Path.Combine(Module, "deps", "desktop");

    public static TheoryData<string> Ours() =>
        ["Ayrshare.PowerShell.dll", .. Directory.EnumerateFiles(Dependencies, "Ayrshare.*.dll").Select(
            path => Path.GetRelativePath(Module, path))];

    public static TheoryData<string> Shipped() =>
        ["Ayrshare.PowerShell.dll", .. Directory.EnumerateFiles(Dependencies, "*.dll").Select(path => Path.GetRelativePath(Module, path))];

    [Theory]
    [MemberData(nameof(Ours))]
    public void Every_type_and_member_that_it_uses_is_there(string file)
    {
        using var resolver = Resolver();
        using var module = Read(file, resolver);

        var missing = module.GetTypeReferences().Where(type => IsMissing(type.Resolve)).Select(
            type => $"{type.FullName} of {type.Scope.Name}")
            .Concat(module.GetMemberReferences().Where(
                member => !OfArray(member) && IsMissing(() => Definition(member))).Select(member => member.FullName))
            .ToArray();

        Assert.NotEmpty(module.GetMemberReferences());
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_assembly_that_it_refers_to_is_there_and_not_older(string file)
    {
        using var resolver = Resolver();
        using var module = Read(file, resolver);

        foreach (var reference in module.AssemblyReferences)
        {
            var found = resolver.Resolve(reference);
            // The resolver of the module gives what lies in deps, whatever its version; it may only be newer.
            Assert.True(found.Name.Version >= reference.Version, $"{file} wants {reference.FullName}, and there is {found.Name.Version}.");
        }
    }

    private static DefaultAssemblyResolver Resolver()
    {
        var resolver = new DefaultAssemblyResolver();
        foreach (var folder in resolver.GetSearchDirectories())
            resolver.RemoveSearchDirectory(folder);
        foreach (var folder in new[] { Dependencies, Folder("FrameworkReferences"), Path.Combine(
            Folder("FrameworkReferences"), "Facades"), Folder("PowerShellReference") })
            resolver.AddSearchDirectory(folder);
        // Else it would fall back on what this test runs on.
        resolver.ResolveFailure += (_, name) => throw new AssemblyResolutionException(name);
        return resolver;
    }

    private static string Folder(string name)
    {
        var folder = typeof(FrameworkApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!;
        Assert.True(Directory.Exists(folder), folder);
        return folder;
    }

    private static ModuleDefinition Read(string file, IAssemblyResolver resolver) =>
        ModuleDefinition.ReadModule(Path.Combine(Module, file), new ReaderParameters { AssemblyResolver = resolver });

    // The runtime makes these; no assembly defines them.
    private static bool OfArray(MemberReference member) => member.DeclaringType is ArrayType;

    private static IMemberDefinition? Definition(MemberReference member) => member switch
    {
        MethodReference method => method.Resolve(),
        FieldReference field => field.Resolve(),
        _ => throw new InvalidOperationException($"{member.FullName} is a {member.GetType().Name}."),
    };

    private static bool IsMissing(Func<IMemberDefinition?> resolve)
    {
        try
        {
            return resolve() is null;
        }
        catch (AssemblyResolutionException)
        {
            return true;
        }
    }
}
