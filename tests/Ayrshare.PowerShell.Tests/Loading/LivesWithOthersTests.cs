using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Versioning;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;
using Shell = System.Management.Automation.PowerShell;

namespace Ayrshare.PowerShell.Tests;

/// <summary>Other modules' assemblies, folders that nobody may write to, hosts that ask nobody: what a module meets elsewhere.</summary>
public sealed class LivesWithOthersTests : IDisposable
{
    private static readonly string[] Shared = ["CsvHelper"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ayrshare-others-");

    private static string Import => $"Import-Module '{Session.ModulePath}'";

    private string UseEverything => $$"""
        $sandbox = Start-AyrshareSandbox -Connect
        $null = New-AyrshareJwt -ProfileKey $sandbox.AddProfile('A').ProfileKey -Verify
        $list = '{{Path.Combine(_folder.FullName, "clients.csv")}}'
        [IO.File]::WriteAllText($list, "Title,Email`nAcme,hello@acme.example`n")
        Import-Module '{{Session.SecretManagement}}'
        Register-SecretVault Company
        $onboarded = @(Invoke-AyrshareOnboarding $list -Vault Company)
        if ($onboarded.Status -ne 'Done') { throw "$($onboarded.Error)" }
        [IO.Directory]::GetFiles([IO.Path]::GetDirectoryName($list), 'clients.csv*') | ForEach-Object { [IO.File]::Delete($_) }
        Stop-AyrshareSandbox $sandbox
        """;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("1.0.0.0", true)]
    [InlineData("1.0.0.0", false)]
    [InlineData("99.0.0.0", true)]
    [InlineData("99.0.0.0", false)]
    public void Another_module_keeps_its_version_of_what_both_bring_and_ours_works(string version, bool oursFirst)
    {
        var theirs = Theirs(new Version(version));
        var use = $"{Import}\n{UseEverything}";

        var output = FreshShell.Run($$"""
            {{(oursFirst ? use : "")}}
            Import-Module '{{theirs}}'
            Get-Theirs
            {{(oursFirst ? "" : use)}}
            Get-Theirs
            foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) {
                "$($assembly.GetName().Name) $([System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly).Name)"
            }
            """);

        foreach (var name in Shared)
        {
            Assert.Equal(2, output.Count(line => line == $"Theirs has {name} {version}"));
            Assert.Single(output, $"{name} Default");
            Assert.Single(output, $"{name} Ayrshare.PowerShell");
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Works_from_a_folder_that_nobody_may_write_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Not run: a Windows folder's read-only flag forbids nothing.");
        var copy = CopyOfModule();
        foreach (var entry in _folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Prepend(_folder))
            entry.UnixFileMode &= ~(UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite);
        _folder.UnixFileMode |= UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        try
        {
            // Root may write anywhere only by a capability, which the shell does not get.
            string[]? unprivileged = Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] : null;

            var output = FreshShell.Run(
                $$"""
                try { [IO.File]::WriteAllText('{{copy}}.new', '') } catch { 'may not write' }
                Import-Module '{{copy}}'
                $sandbox = Start-AyrshareSandbox -Connect
                (New-AyrshareProfile A | New-AyrshareJwt).Title
                Stop-AyrshareSandbox
                """,
                unprivileged,
                FreshShell.BareEnvironment);

            Assert.Equal(["may not write", "A"], output[..2]);
        }
        finally
        {
            foreach (var entry in _folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Prepend(_folder))
                entry.UnixFileMode |= UnixFileMode.UserWrite;
        }
    }

    [Fact]
    public void Imports_for_a_service_that_has_neither_console_nor_home_nor_environment() =>
        Assert.Contains(
            "imported",
            FreshShell.Run($"{Import}; if (Get-Module Ayrshare.PowerShell) {{ 'imported' }}", environment: FreshShell.BareEnvironment));

    [Fact]
    public void Imports_and_works_under_the_strictest_rules() =>
        Assert.Contains("done", FreshShell.Run($"Set-StrictMode -Version Latest; $ErrorActionPreference = 'Stop'; $WarningPreference = "
            + $"'Stop'\n{Import}\n{UseEverything}\n'done'"));

    [Fact]
    public void A_question_that_the_host_can_not_ask_is_an_error_and_nothing_is_done()
    {
        using var session = Session.WithSandbox();
        foreach (var command in new[] { "New-AyrshareProfile Acme -Confirm", "$ConfirmPreference = 'Low'; New-AyrshareProfile Acme" })
            Assert.Contains("this session cannot prompt", Refusal(session, command), StringComparison.Ordinal);
        Assert.Empty(session.Run("$sandbox.Profiles").Output);
    }

    [Theory]
    [InlineData("New-AyrshareProfile")]
    [InlineData("Invoke-AyrshareOnboarding")]
    [InlineData("Get-AyrshareOnboarding")]
    public void What_a_command_must_be_told_and_the_host_can_not_ask_for_is_an_error(string command)
    {
        using var session = Session.WithSandbox();
        Assert.Contains("mandatory", Refusal(session, command), StringComparison.Ordinal);
    }

    private static string Refusal(Session session, string script)
    {
        using var shell = Shell.Create(session.Runspace);
        using var screen = new StringWriter();
        var failure = Record.Exception(
            () => shell.AddScript(script).Invoke(null, new PSInvocationSettings { Host = new TextHost(screen, width: 200) }));
        return string.Join("\n", shell.Streams.Error.Select(error => error.ToString()).Append(failure?.Message));
    }

    private string CopyOfModule()
    {
        var source = new DirectoryInfo(Path.GetDirectoryName(Session.ModulePath)!);
        var target = _folder.CreateSubdirectory(source.Name);
        foreach (var file in source.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target.FullName, Path.GetRelativePath(source.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            file.CopyTo(copy);
        }

        return Path.Combine(target.FullName, Path.GetFileName(Session.ModulePath));
    }

    // A module that brings other versions of our dependencies along, as many do: in RequiredAssemblies.
    private string Theirs(Version version)
    {
        foreach (var name in Shared)
        {
            var assembly = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = version }, typeof(object).Assembly);
            var type = assembly.DefineDynamicModule(name).DefineType(
                $"Theirs.{name}", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
            var method = type.DefineMethod("Say", MethodAttributes.Public | MethodAttributes.Static, typeof(string), null);
            var body = method.GetILGenerator();
            body.Emit(OpCodes.Ldstr, $"Theirs has {name} {version}");
            body.Emit(OpCodes.Ret);
            type.CreateType();
            assembly.Save(Path.Combine(_folder.FullName, name + ".dll"));
        }

        File.WriteAllText(
            Path.Combine(_folder.FullName, "Theirs.psm1"),
            $"function Get-Theirs {{ {string.Join("; ", Shared.Select(name => $"[Theirs.{name}]::Say()"))} }}");
        var manifest = Path.Combine(_folder.FullName, "Theirs.psd1");
        File.WriteAllText(manifest, $"@{{ ModuleVersion = '1.0'; RootModule = 'Theirs.psm1'; FunctionsToExport = 'Get-Theirs'; "
            + $"RequiredAssemblies = '{string.Join("', '", Shared.Select(name => name + ".dll"))}' }}");
        return manifest;
    }
}
