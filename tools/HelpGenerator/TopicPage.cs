using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Ayrshare.HelpGenerator;

/// <summary>Converts an about_ topic, which Get-Help shows as text, to a Markdown page.</summary>
internal static partial class TopicPage
{
    private const string SeeAlso = "## See also";

    /// <summary>Writes the page of a topic.</summary>
    /// <param name="topic">
    /// The topic's text. Titles are not indented, subtitles are indented by two columns, paragraphs by four, and code by eight.
    /// </param>
    public static string Write(string topic)
    {
        var blocks = BlankLines().Split(topic.ReplaceLineEndings("\n").Trim('\n')).SelectMany(Split).ToList();
        var page = new List<string> { $"# {blocks[1].Trim()}" };
        foreach (var block in blocks.Skip(2))
        {
            if (page[^1] == SeeAlso)
                page.Add(string.Join("\n", block.Split('\n').Select(line => $"- {Link(line.Trim())}")));
            // Two paragraphs of code with only a blank line between them are one block.
            else if (Indent(block) >= 8 && page[^1].EndsWith("\n```", StringComparison.Ordinal))
                page[^1] = page[^1][..^3] + "\n" + Unindented(block, 8) + "\n```";
            else
                page.Add(Write(block, Indent(block)));
        }

        return string.Join("\n\n", page) + "\n";
    }

    private static string Write(string block, int indent) => indent switch
    {
        0 => $"## {Sentence(block)}",
        2 => $"### {Sentence(block.Trim())}",
        >= 8 => $"```powershell\n{Unindented(block, 8)}\n```",
        4 when ListItem().IsMatch(block) || block.Split('\n').All(line => Indent(line) == 4) => Escaped(Unindented(block, 4)),
        _ => $"```text\n{Unindented(block, 4)}\n```",
    };

    // There is not always a blank line between a title and its text.
    private static IEnumerable<string> Split(string block)
    {
        var end = block.IndexOf('\n', StringComparison.Ordinal);
        return end > 0 && Indent(block) < 4 ? [block[..end], block[(end + 1)..]] : [block];
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    private static string Unindented(string block, int indent) =>
        string.Join("\n", block.Split('\n').Select(line => line[Math.Min(indent, line.Length)..]));

    private static string Sentence(string title) =>
        title.Any(char.IsLower) ? title : title[0] + title[1..].ToLowerInvariant();

    private static string Link(string name) =>
        name.StartsWith("https:", StringComparison.Ordinal) ? $"<{name}>"
        : name.StartsWith("about_", StringComparison.Ordinal) ? $"[{name}]({name}.md)"
        : $"[{name}](../commands/{name}.md)";

    private static string Escaped(string text) => Special().Replace(text, @"\$0");

    [GeneratedRegex(@"\n[ ]*\n")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"\A {4}(?:-|\d\.) ")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"[\\`*<>\[\]|]")]
    private static partial Regex Special();
}
