using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;
using Shell = System.Management.Automation.PowerShell;

namespace Ayrshare.PowerShell.Tests;

/// <summary>A line that Tab has completed parses, and means exactly what was chosen.</summary>
public sealed class CompletedLineTests : IDisposable
{
    private static readonly string[] Titles =
    [
        "Plain", "Blue Harbor", "-Minus-", "--%", "--", "-", "–en dash", "—", "~", "~/home", ".Dot", "..", "/", @"C:\temp", "123",
        "0x10", "1kb", "1e5", "12d", "3M", "5 gb", "Ben's", "Ben’s", "‘quoted’", "‚low‛", "'", "''", "\"Best\" Café",
        "“curly” „low”", "\"", "$true", "$env:PATH", "$(throw)", "`t", "tick`", "a;b", "a,b", "(x)", "{x}", "@{a=1}", "@args",
        "#1 Pizza", "Pizza #1", "A&B", "A & B", "a|b", "a<b>c", "2>&1", "[1]", "*", "a*b?", "a[x", "a]x", "%1", "!x", "=x", "x:y",
        "a=b", "true", "$null", "\u001B[31mRed", "a\tb", "a\nb", "a\u202Eb", "x\u200Dy", "Ångström", "日本", "🍕 Pizza",
        new string('x', 300), "-WhatIf", "x -WhatIf", "https://a.example/?b=c&d=$e", "%{$_}", "if", "foreach",
    ];

    private readonly Session _session = Session.WithSandbox("-RateLimit 100000", Session.SecretManagement);

    public void Dispose() => _session.Dispose();

    /// <summary>The beginnings of an argument: nothing, and each quotation mark that PowerShell knows.</summary>
    public static TheoryData<string> Beginnings => ["", "'", "\"", "\u2018", "\u2019", "\u201A", "\u201B", "\u201C", "\u201D", "\u201E"];

    [Theory]
    [MemberData(nameof(Beginnings))]
    public void A_title_of_any_kind_finds_its_profile(string beginning)
    {
        _session.Run("$titles | ForEach-Object { $null = $sandbox.AddProfile($_) }; $null = Get-AyrshareProfile", ("titles", Titles))
            .ThrowIfFailed();

        var lines = Completed($"Get-AyrshareProfile {beginning}");

        Assert.Equal(Titles.Length, lines.Count);
        Assert.Equal(Titles.Order(StringComparer.Ordinal), lines.Select(Found).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Blue Harbor", "Blu", "blue` h", "'blue h", "\"Blue H", "\u201CBlue H", "\u2018Blue H", "'Blue Harbor'", "\"Blue Harbor\"")]
    [InlineData("Ben's", "Ben", "Ben`'s", "'Ben''", "'Ben''s", "\"Ben's", "'Ben''s'")]
    [InlineData("$a", "'$", "\"`$", "\"`$a\"")]
    [InlineData("say \"x\"", "say", "say` `\"", "'say \"x", "\"say \"\"x", "\"say `\"x")]
    [InlineData("a[1]", "a[", "'a[", "\"a[1", "a[1]")]
    [InlineData("tick`x", "tick", "tick``", "'tick`", "\"tick``x")]
    public void What_was_typed_so_far_is_read_as_PowerShell_reads_it(string title, params string[] typed)
    {
        _session.Run("$null = $sandbox.AddProfile($title); $null = Get-AyrshareProfile", ("title", title)).ThrowIfFailed();

        Assert.All(typed, beginning => Assert.Equal(title, Found(Assert.Single(Completed($"Get-AyrshareProfile {beginning}")))));
    }

    [Theory]
    [InlineData("Get-AyrshareProfile 'Blu|", "'Blue Harbor'")]
    [InlineData("Get-AyrshareProfile \"Blu|", "\"Blue Harbor\"")]
    [InlineData("Get-AyrshareProfile 'Blu|'", "'Blue Harbor'")]
    [InlineData("Get-AyrshareProfile -Title Blu| -ThrottleLimit 2", "'Blue Harbor' -ThrottleLimit 2")]
    [InlineData("Get-AyrshareProfile -Title:Blu|", "'Blue Harbor'")]
    [InlineData("Get-AyrshareProfile P|", "Plain")]
    public void The_quotation_mark_that_was_typed_stays(string line, string completed)
    {
        _session.Run("'Blue Harbor', 'Plain' | New-AyrshareProfile").ThrowIfFailed();

        Assert.EndsWith(completed, Assert.Single(Completed(line)), StringComparison.Ordinal);
    }

    [Fact]
    public void Titles_that_a_command_cannot_find_are_not_offered()
    {
        _session.Run("' x', 'x ', '   ' | ForEach-Object { $null = $sandbox.AddProfile($_) }; $null = Get-AyrshareProfile").ThrowIfFailed();

        Assert.Empty(Completed("Get-AyrshareProfile "));
    }

    [Fact]
    public void A_title_cannot_change_the_screen_of_the_menu()
    {
        _session.Run("$null = $sandbox.AddProfile(\"`e[2J`nx\u202Ey\"); $null = Get-AyrshareProfile").ThrowIfFailed();
        using var shell = Shell.Create(_session.Runspace);

        var match = Assert.Single(CommandCompletion.CompleteInput("Get-AyrshareProfile ", 20, null, shell).CompletionMatches);

        Assert.All([match.CompletionText, match.ListItemText, match.ToolTip], text => Assert.DoesNotContain(
            text, c => char.IsControl(c) || c == '\u202E'));
    }

    [Theory]
    [InlineData("Get-AyrshareConnection ")]
    [InlineData("Get-AyrshareConnection -Name '")]
    [InlineData("Get-AyrshareProfile -Connection ")]
    [InlineData("Get-AyrshareProfile -Connection \"")]
    [InlineData("Test-AyrshareConnection ")]
    [InlineData("Connect-Ayrshare key -PassThru -Name ")]
    [InlineData("Disconnect-Ayrshare ")]
    public void A_name_of_a_connection_means_that_connection(string line)
    {
        string[] names = [.. Titles.Where(title => title.Length <= 100 && !title.Any(char.IsControl) && title != "a\u202Eb")];
        _session.Run("$names | ForEach-Object { $sandbox | Connect-Ayrshare -Name $_ }", ("names", names))
            .ThrowIfFailed();

        var values = Completed(line).Select(completed => Meant(completed));

        Assert.Equal(names.Order(StringComparer.Ordinal), values.Order(StringComparer.Ordinal));

        string Meant(string completed)
        {
            var result = _session.Run(completed).ThrowIfFailed();
            if (line.StartsWith("Disconnect", StringComparison.Ordinal))
            {
                var gone = Assert.Single(names.Except(_session.Run("Get-AyrshareConnection *").Property("Name").OfType<string>()));
                _session.Run("$sandbox | Connect-Ayrshare -Name $gone", ("gone", gone)).ThrowIfFailed();
                return gone;
            }

            return line.StartsWith("Get-AyrshareProfile", StringComparison.Ordinal) ? Argument(completed)
                : line.StartsWith("Test", StringComparison.Ordinal)
                    ? $"{((dynamic)result.Only.BaseObject).Connection.Detail}".Split(": http")[0]
                    : (string)result.Only.Properties["Name"].Value;
        }
    }

    [Fact]
    public void A_variable_with_any_name_can_be_the_connection()
    {
        _session.Run("${my connection} = ${a`{b} = ${a`}b} = $ä_1 = Get-AyrshareConnection; $other = 1").ThrowIfFailed();

        var lines = Completed("Get-AyrshareProfile -Connection ");

        Assert.Equal(4, lines.Count);
        Assert.All(lines, line => _session.Run(line).ThrowIfFailed());
    }

    [Fact]
    public void Secrets_and_vaults_of_any_name_are_bound_as_they_are()
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);
        string[] vaults = [.. Titles.Where(title => !title.Any(char.IsControl))];
        session.Run("$vaults | ForEach-Object { Register-SecretVault $_ }", ("vaults", vaults)).ThrowIfFailed();

        var values = Completed("New-AyrshareJwt -Vault ", session).Select(line => Argument(line));

        Assert.Equal(vaults.Order(StringComparer.Ordinal), values.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("clients [old].csv")]
    [InlineData("it's #1 $x.csv")]
    [InlineData("a`b.csv")]
    [InlineData("a`[b.csv")]
    [InlineData("Ben’s (x) & y;z.csv")]
    public void A_file_of_any_name_is_the_file_that_is_read(string name)
    {
        var folder = Directory.CreateTempSubdirectory("ayrshare-tab-");
        try
        {
            var file = Path.Combine(folder.FullName, name);
            File.WriteAllText(file, "Title\nAurora\n");
            _session.Run("Register-SecretVault Company").ThrowIfFailed();
            string[] lists = ["Get-AyrshareOnboardingPlan ", "Get-AyrshareOnboardingPlan '", "Get-AyrshareOnboardingPlan -Path \""];

            Assert.All(lists, line => Assert.Equal("Aurora", Found(Assert.Single(Completed($"{line}{folder.FullName}/")))));
            var standing = _session.Run(Assert.Single(Completed($"Get-AyrshareOnboarding {folder.FullName}/"))).ThrowIfFailed().Only;
            Assert.Equal($"{file}.journal.jsonl", standing.Properties["JournalPath"].Value);
            File.WriteAllText(file, TestKeys.Pem);
            var connected = _session.Run(Assert.Single(Completed($"Connect-Ayrshare k -PassThru -PrivateKeyPath {folder.FullName}/")));
            Assert.Equal($"file {file}", connected.ThrowIfFailed().Only.Properties["PrivateKeySource"].Value);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string Found(string line) => (string)_session.Run(line).ThrowIfFailed().Only.Properties["Title"].Value;

    // The lines after Tab, one for each choice. The cursor is at the bar, or at the end.
    private List<string> Completed(string line, Session? session = null)
    {
        using var shell = Shell.Create((session ?? _session).Runspace);
        var cursor = line.EndsWith('|') || line.Contains("| ") || line.Contains("|'") ? line.IndexOf('|') : line.Length;
        line = cursor < line.Length ? line.Remove(cursor, 1) : line;
        var completion = CommandCompletion.CompleteInput(line, cursor, null, shell);
        return [.. completion.CompletionMatches.Select(match => line
            .Remove(completion.ReplacementIndex, completion.ReplacementLength)
            .Insert(completion.ReplacementIndex, match.CompletionText))];
    }

    // The value of the last argument of a line that is one command without parse errors.
    private string Argument(string line)
    {
        var block = Parser.ParseInput(line, out _, out var errors);
        Assert.Empty(errors);
        var pipeline = Assert.IsType<PipelineAst>(Assert.Single(block.EndBlock.Statements));
        var command = Assert.IsType<CommandAst>(Assert.Single(pipeline.PipelineElements));
        return (string)_session.Run($"function Value($value) {{ $value }} Value {command.CommandElements[^1].Extent.Text}").ThrowIfFailed()
            .Only.BaseObject;
    }
}
