using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Ayrshare.HelpGenerator;

/// <summary>Writes help as Markdown pages for the web: one page for each command, and a list of all pages.</summary>
internal sealed partial class MarkdownWriter(IReadOnlyList<CommandHelp> commands)
{
    private const int SyntaxWidth = 100;

    private readonly HashSet<string> _names = [.. commands.Select(command => command.Command.Name)];

    /// <summary>The pages, by their names in the folder.</summary>
    public IEnumerable<(string Name, string Text)> Pages =>
        commands.Select(command => ($"{command.Command.Name}.md", Page(command))).Append(("README.md", List()));

    private string List()
    {
        var page = new StringBuilder("# Commands\n\n| Command | What it does |\n| --- | --- |\n");
        foreach (var command in commands)
            page.Append($"| {Reference(command.Command.Name)} | {Text(command.Synopsis)} |\n");
        return page.ToString();
    }

    private string Page(CommandHelp help)
    {
        var page = new StringBuilder($"# {help.Command.Name}\n\n{Text(help.Synopsis)}\n");
        Section(page, "Syntax", help.Sets.Select(set => Code(Syntax(help.Command.Name, set))));
        Section(page, "Description", help.Description.Select(Text));
        Section(page, "Examples", help.Examples.SelectMany((example, index) => (string[])
            [$"### Example {index + 1}: {Text(example.Title)}", Code(example.Code), Text(example.Text)]));
        help.UseInstance(instance => Section(page, "Parameters", help.Parameters.SelectMany(parameter => (string[])
            [$"### -{parameter.Name}", .. parameter.Description.Select(Text), Facts(parameter, instance)])));
        Section(page, "Inputs", help.Inputs.SelectMany(Flow));
        Section(page, "Outputs", help.Outputs.SelectMany(Flow));
        Section(page, "Notes", help.Notes.Select(Text));
        if (help.Errors.Count > 0)
            Section(page, "Errors", [Errors(help.Errors), $"{Reference("about_Ayrshare_Errors")} describes all errors."]);
        Section(page, "Related links", [string.Join("\n", help.Links.Select(link => $"- {Link(link)}"))]);
        return page.ToString();
    }

    private static void Section(StringBuilder page, string title, IEnumerable<string> blocks)
    {
        var text = string.Join("\n\n", blocks.Where(block => block.Length > 0));
        if (text.Length > 0)
            page.Append($"\n## {title}\n\n{text}\n");
    }

    private static string Code(string code) => $"```powershell\n{code}\n```";

    private static string Syntax(string command, IEnumerable<ParameterHelp> set)
    {
        var lines = new StringBuilder(command);
        var width = command.Length;
        foreach (var part in set.Select(Syntax).Append("[<CommonParameters>]"))
        {
            var breaks = width + 1 + part.Length > SyntaxWidth;
            lines.Append(breaks ? "\n    " : " ").Append(part);
            width = (breaks ? 4 : width + 1) + part.Length;
        }

        return lines.ToString();
    }

    private static string Syntax(ParameterHelp parameter)
    {
        var name = parameter.Position == "named" ? $"-{parameter.Name}" : $"[-{parameter.Name}]";
        var value = parameter.ValidValues.Count > 0 ? $"{{{string.Join(" | ", parameter.ValidValues)}}}" : $"<{parameter.TypeName}>";
        var both = parameter.IsSwitch ? name : $"{name} {value}";
        return parameter.IsRequired ? both : $"[{both}]";
    }

    private static string Facts(ParameterHelp parameter, object instance)
    {
        List<(string Name, string Value)> facts =
        [
            ("Type", parameter.TypeName),
            ("Required", parameter.IsRequired ? "yes" : "no"),
            ("Position", parameter.Position),
            ("Default value", parameter.DefaultValue(instance)),
            ("Accepts pipeline input", parameter.PipelineInput),
        ];
        if (parameter.Aliases.Count > 0)
            facts.Add(("Aliases", string.Join(", ", parameter.Aliases)));
        if (parameter.ValidValues.Count > 0)
            facts.Add(("Accepted values", string.Join(", ", parameter.ValidValues)));
        if (parameter.TakesWildcards)
            facts.Add(("Accepts wildcard characters", "yes"));
        return "| | |\n| --- | --- |\n" + string.Join("\n", facts.Select(fact => $"| {fact.Name} | {Escaped(fact.Value)} |"));
    }

    private string Errors(IEnumerable<ErrorHelp> errors) =>
        "| Error id | Ends the command | What to do |\n| --- | --- | --- |\n"
        + string.Join("\n", errors.Select(error => $"| `{error.Id}` | {(error.EndsCommand ? "yes" : "no")} | {Text(error.Advice)} |"));

    private IEnumerable<string> Flow((string Type, IReadOnlyList<string> Text) flow) => [$"### {flow.Type}", .. flow.Text.Select(Text)];

    private string Link((string Text, string Uri) link) =>
        link.Uri.Length > 0 ? $"[{Escaped(link.Text)}]({link.Uri})"
        : Reference(link.Text);

    private string Reference(string name) =>
        _names.Contains(name) ? $"[{name}]({name}.md)"
        : name.StartsWith("about_Ayrshare", StringComparison.Ordinal) ? $"[{name}](../topics/{name}.md)"
        : $"`{name}`";

    // Commands and topics become links, and parameters code.
    private string Text(string text)
    {
        var page = new StringBuilder();
        var end = 0;
        foreach (Match word in Words().Matches(text))
        {
            page.Append(Escaped(text[end..word.Index])).Append(Reference(word.Value));
            end = word.Index + word.Length;
        }

        return page.Append(Escaped(text[end..])).ToString();
    }

    private static string Escaped(string text) => Special().Replace(text, @"\$0");

    [GeneratedRegex(@"(?<![\w-])(?:-[A-Z]\w+(?::\$\w+)?|[A-Z][a-z]+-[A-Z]\w+|about_Ayrshare\w*)(?![\w-])")]
    private static partial Regex Words();

    [GeneratedRegex(@"[\\`*<>\[\]|]|(?<!\w)_|_(?!\w)")]
    private static partial Regex Special();
}
