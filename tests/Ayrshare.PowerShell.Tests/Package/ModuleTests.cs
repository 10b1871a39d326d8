using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using System.Threading.Tasks;
using Ayrshare.PowerShell.Tests.Hosting;
using Mono.Cecil;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>What the module brings into a session, and what it leaves alone.</summary>
public sealed class ModuleTests
{
    private static readonly string[] Private = ["Ayrshare.Client", "Ayrshare.Sandbox"];

    private const string ListAssemblies = """
        foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) {
            $context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly)
            "$($assembly.GetName().Name) $($assembly.GetName().Version) $($context.Name)"
        }
        """;

    private const string UseEverything = """
        $sandbox = Start-AyrshareSandbox -Connect
        $null = New-AyrshareJwt -ProfileKey $sandbox.AddProfile('A').ProfileKey -Verify
        if (-not (Test-AyrshareConnection -Quiet)) { throw 'The connection does not work.' }
        Stop-AyrshareSandbox $sandbox
        """;

    [Fact]
    public void Import_loads_nothing_but_the_commands()
    {
        var assemblies = Fresh($"{Import}\n{ListAssemblies}");

        Assert.Equal(
            "Ayrshare.PowerShell", Assert.Single(assemblies, line => line.StartsWith("Ayrshare.", StringComparison.Ordinal)).Split(' ')[0]);
        Assert.DoesNotContain(assemblies, line => Private.Contains(line.Split(' ')[0]));
    }

    [Fact]
    public void A_command_loads_what_it_needs_apart_from_other_modules()
    {
        var assemblies = Fresh($"{Import}\n{UseEverything}\n{ListAssemblies}");

        foreach (var name in Private)
            Assert.EndsWith(
                " Ayrshare.PowerShell",
                Assert.Single(assemblies, line => line.StartsWith(name + " ", StringComparison.Ordinal)),
                StringComparison.Ordinal);
        Assert.EndsWith(
            " Default",
            Assert.Single(assemblies, line => line.StartsWith("Ayrshare.PowerShell ", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Can_be_imported_again_forced_and_removed_in_one_session_while_another_uses_it() =>
        Assert.Contains("still here", Fresh($$"""
            {{Import}}
            {{Import}}
            {{Import}} -Force
            $state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
            $state.ImportPSModule('{{Session.ModulePath}}')
            $other = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($state)
            $other.Open()
            Remove-Module Ayrshare.PowerShell
            $shell = [PowerShell]::Create($other)
            $null = $shell.AddScript('{{UseEverything.Replace("'", "''")}}').Invoke()
            if ($shell.HadErrors) { throw $shell.Streams.Error[0] }
            {{Import}}
            {{UseEverything}}
            'still here'
            """));

    [Fact]
    public async Task Many_sessions_can_import_and_use_it_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(
            () =>
            {
                using var session = Session.WithSandbox($"-Domain d{number}");
                Assert.Equal(
                    $"d{number}",
                    session.Run("$null = New-AyrshareProfile A; (Get-AyrshareConnection).Domain").ThrowIfFailed().Only.ToString());
                Assert.Single(session.Run("$sandbox.Profiles").Output);
            },
            TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void The_manifest_is_valid_and_its_commands_are_all_there_is()
    {
        using var session = new Session();

        var manifest = session.Run($"Test-ModuleManifest '{Session.ModulePath}'").ThrowIfFailed();

        Assert.Empty(manifest.Warnings);
        var declared = ((
            IEnumerable<KeyValuePair<string,
            CmdletInfo>>)((PSModuleInfo)manifest.Only.BaseObject).ExportedCmdlets).Select(entry => entry.Key).Order().ToArray();
        var commands = session.Run(
            "Get-Command -Module Ayrshare.PowerShell").Output.Select(command => (CmdletInfo)command.BaseObject).ToArray();
        Assert.Equal(declared, commands.Select(command => command.Name).Order());
        var implemented = commands[0].ImplementingType.Assembly.GetTypes().Where(
            type => type is { IsAbstract: false } && type.GetCustomAttribute<CmdletAttribute>() is not null);
        Assert.Equal(declared, implemented.Select(
            type => type.GetCustomAttribute<CmdletAttribute>()!).Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}").Order());
    }

    [Fact]
    public void Each_command_has_an_approved_verb_says_what_it_puts_out_and_asks_before_it_changes_something()
    {
        using var session = new Session();
        var verbs = typeof(VerbsCommon).Assembly.GetTypes()
            .Where(type => type is { IsPublic: true, Namespace: "System.Management.Automation" } && type.Name.StartsWith(
                "Verbs", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields().Select(field => field.Name))
            .ToHashSet();

        foreach (var command in session.Run(
            "Get-Command -Module Ayrshare.PowerShell").Output.Select(command => (CmdletInfo)command.BaseObject))
        {
            Assert.Contains(command.Verb, verbs);
            Assert.Equal(command.Name is not ("Disconnect-Ayrshare" or "Stop-AyrshareSandbox"), command.OutputType.Count > 0);
            Assert.Equal(
                command.Verb is "New" or "Set" or "Remove" or "Send" or "Revoke" or "Invoke" or "Start" or "Stop" or "Disconnect"
                    or "Register" or "Unregister" or "Import"
                    && command.Name != "Disconnect-Ayrshare",
                command.Parameters.ContainsKey("WhatIf"));
        }
    }

    [Fact]
    public void The_manifest_is_data_alone()
    {
        // What Import-PowerShellDataFile does, and what reads manifests without running them.
        var manifest = Parser.ParseFile(Session.ModulePath, out _, out var errors).Find(
            ast => ast is HashtableAst, searchNestedScriptBlocks: false);

        Assert.Empty(errors);
        Assert.Equal("Ayrshare.PowerShell.dll", ((Hashtable)manifest.SafeGetValue())["RootModule"]);
    }

    [Fact]
    public void An_older_PowerShell_s_assemblies_serve_where_the_module_was_compiled_with_newer_ones()
    {
        var folder = Directory.CreateTempSubdirectory("ayrshare-older-");
        try
        {
            var copy = ModuleThatAsksForNewer("System.Text.Json", folder);

            Assert.Equal("works", Fresh($$"""
                Import-Module '{{copy}}'
                $sandbox = Start-AyrshareSandbox -Connect
                $null = New-AyrshareProfile A
                if ((Invoke-AyrshareApi profiles).profiles.title -eq 'A') { 'works' }
                Stop-AyrshareSandbox $sandbox
                """)[0]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // A copy of the module whose commands ask for a version of an assembly that no PowerShell has.
    private static string ModuleThatAsksForNewer(string assembly, DirectoryInfo folder)
    {
        var module = Path.GetDirectoryName(Session.ModulePath)!;
        foreach (var path in Directory.EnumerateFiles(module, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.FullName, Path.GetRelativePath(module, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }

        using (var commands = ModuleDefinition.ReadModule(Path.Combine(module, "Ayrshare.PowerShell.dll")))
        {
            commands.AssemblyReferences.Single(reference => reference.Name == assembly).Version = new Version(99, 0, 0, 0);
            commands.Write(Path.Combine(folder.FullName, "Ayrshare.PowerShell.dll"));
        }

        return Path.Combine(folder.FullName, Path.GetFileName(Session.ModulePath));
    }

    private static string Import => $"Import-Module '{Session.ModulePath}'";

    // In its cache, pwsh keeps a profile of its starts, and loads beforehand what earlier sessions have used: so the cache is new.
    private static string[] Fresh(string script)
    {
        var cache = Directory.CreateTempSubdirectory("ayrshare-cache-");
        try
        {
            return FreshShell.Run(
                script,
                environment: new Dictionary<string, string>(FreshShell.BareEnvironment)
                {
                    ["XDG_CACHE_HOME"] = cache.FullName,
                    ["LOCALAPPDATA"] = cache.FullName,
                });
        }
        finally
        {
            cache.Delete(recursive: true);
        }
    }
}
