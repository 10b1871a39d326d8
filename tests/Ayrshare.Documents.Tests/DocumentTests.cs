using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Ayrshare.HelpGenerator;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.Documents.Tests;

/// <summary>
/// Runs the code of the topics and of the README. An error is expected only where the block that meets it names its id.
/// </summary>
public sealed partial class DocumentTests
{
    private static readonly string Root = Path.GetDirectoryName(Path.GetDirectoryName(ModuleHelp.FilePath))!;

    public static TheoryData<string> Topics =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "en-US"), "about_*.help.txt").Select(file => Path.GetFileName(file)).Order()];

    public static TheoryData<int> ReadmeBlocks => [.. Enumerable.Range(1, BlocksOfReadme().Length)];

    [Theory]
    [MemberData(nameof(Topics))]
    public void Each_topic_is_found_and_fits_a_console(string topic)
    {
        using var session = new Session();
        var name = topic.Replace(".help.txt", "", StringComparison.Ordinal);

        var text = session.Run($"Get-Help {name}").ThrowIfFailed().Only.ToString();

        Assert.Contains($"    {name}", text, StringComparison.Ordinal);
        Assert.Contains("SHORT DESCRIPTION", text, StringComparison.Ordinal);
        Assert.Contains("SEE ALSO", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 79));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void The_code_of_each_topic_runs_from_its_beginning_to_its_end(string topic)
    {
        using var session = new ExampleSession();

        foreach (var block in BlocksOfTopic(File.ReadAllText(Path.Combine(Root, "en-US", topic))))
            Check(block, session.Run(block));
    }

    [Theory]
    [MemberData(nameof(ReadmeBlocks))]
    public void Each_block_of_the_readme_runs_by_itself(int number)
    {
        var block = BlocksOfReadme()[number - 1];
        using var session = new ExampleSession();

        Check(block, session.Run(block));
    }

    private static void Check(string block, RunResult result)
    {
        var unexpected = result.Errors.Where(error => !block.Contains(RunResult.Id(error), StringComparison.Ordinal));
        Assert.True(result.Thrown is null && !unexpected.Any(), $"{block}\n\n{result.Thrown}\n{string.Join("\n", unexpected)}");
    }

    /// <summary>Paragraphs that begin eight columns in, with those that follow them there.</summary>
    private static IEnumerable<string> BlocksOfTopic(string text) =>
        CodeOfTopic().Matches(text.ReplaceLineEndings("\n")).Select(match => UnindentedCode(match.Groups["code"].Value));

    // The session has the module already, and a second copy of it could not be loaded.
    private static string[] BlocksOfReadme() =>
        [.. CodeOfReadme().Matches(File.ReadAllText(Path.Combine(Root, "README.md")).ReplaceLineEndings("\n"))
            .Select(match => match.Groups["code"].Value)
            .Select(code => code.Replace("Import-Module ./out/Ayrshare.PowerShell\n", "", StringComparison.Ordinal))];

    private static string UnindentedCode(string code) =>
        string.Join("\n", code.Split('\n').Select(line => line.Length > 8 ? line[8..] : ""));

    [GeneratedRegex(@"(?<=\n\n)(?<code> {8}\S[^\n]*\n(?: {8,}[^\n]*\n|\n(?= {8}))*)")]
    private static partial Regex CodeOfTopic();

    [GeneratedRegex(@"^ *```powershell\n(?<code>[\s\S]*?)\n *```", RegexOptions.Multiline)]
    private static partial Regex CodeOfReadme();
}
