using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;

namespace Ayrshare.Sandbox;

/// <summary>
/// An HTML file with placeholders: <c>{{name}}</c> stands for a value, which is escaped unless it is <see cref="Html"/>.
/// <c>{{#name}}…{{/name}}</c> stands only where the value is neither absent nor false, and once for each item of a list,
/// whose own values then come first.
/// </summary>
internal sealed class HtmlTemplate
{
    private static readonly Regex Placeholder = new(
        @"\{\{#(?<section>\w+)\}\}\n?(?<content>.*?)\{\{/\k<section>\}\}\n?|\{\{(?<value>\w+)\}\}",
        RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.Compiled);

    private readonly string _template;

    private HtmlTemplate(string template) => _template = template;

    public static HtmlTemplate Load(string file) => new(EmbeddedFile.Read(file));

    public Html Fill(IReadOnlyDictionary<string, object?> values) => new(Fill(_template, name => values[name]));

    private static string Fill(string template, Func<string, object?> find) => Placeholder.Replace(template, match =>
        match.Groups["value"] is { Success: true, Value: var name }
            ? WriteValue(find(name))
            : WriteSection(match.Groups["content"].Value, find(match.Groups["section"].Value), find));

    private static string WriteValue(object? value) => value is Html html ? html.Markup : WebUtility.HtmlEncode(value?.ToString() ?? "");

    private static string WriteSection(string content, object? value, Func<string, object?> find) => value switch
    {
        null or false => "",
        IEnumerable<IReadOnlyDictionary<string, object?>> items => string.Concat(
            items.Select(item => Fill(content, name => item.TryGetValue(name, out var own) ? own : find(name)))),
        _ => Fill(content, find),
    };
}
