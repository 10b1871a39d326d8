using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;

namespace Ayrshare.HelpGenerator;

/// <summary>The help of one command.</summary>
internal sealed class CommandHelp
{
    private readonly XmlDocs _docs;
    private readonly XElement _text;

    public CommandHelp(CmdletInfo command, XmlDocs docs, IReadOnlyList<ErrorHelp> errors)
    {
        _docs = docs;
        _text = docs.OfType(command.ImplementingType);
        Command = command;
        Sets = [.. command.ParameterSets
            .OrderByDescending(set => set.IsDefault).ThenBy(set => set.Name, StringComparer.Ordinal)
            .Select(set => InOrder(set.Parameters
                .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
                .Select(parameter => new ParameterHelp(parameter, command.ImplementingType, docs))))];
        // If several parameter sets have a parameter, the help describes it as in the default set.
        Parameters = [.. Sets.SelectMany(set => set)
            .DistinctBy(parameter => parameter.Name)
            .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)];
        Errors = [.. _text.Elements("errors").SelectMany(ids => XmlDocs.Text(ids).Split(", "))
            .Select(id => errors.FirstOrDefault(error => error.Id == id)
                ?? throw new InvalidDataException($"{command.Name} names the error {id}, which is not in the module's table."))];
        var names = Parameters.Select(parameter => parameter.Name).ToHashSet();
        if (_text.Elements("parameter").FirstOrDefault(text => !names.Contains((string?)text.Attribute("name") ?? "")) is { } stray)
            throw new InvalidDataException($"{command.Name} has no parameter of this name: {stray}");
    }

    public CmdletInfo Command { get; }

    /// <summary>The address of the command's page on the web.</summary>
    public string PageUri => Command.ImplementingType.GetCustomAttribute<CmdletAttribute>()!.HelpUri;

    public string Synopsis => XmlDocs.Text(_text.Element("summary")!);

    public IReadOnlyList<string> Description => XmlDocs.Paragraphs(_text.Element("remarks"));

    public IReadOnlyList<string> Notes => XmlDocs.Paragraphs(_text.Element("notes"));

    /// <summary>The errors that only this command writes.</summary>
    public IReadOnlyList<ErrorHelp> Errors { get; }

    public IReadOnlyList<IReadOnlyList<ParameterHelp>> Sets { get; }

    public IReadOnlyList<ParameterHelp> Parameters { get; }

    /// <summary>Examples: a title, the code, and what it does.</summary>
    public IEnumerable<(string Title, string Code, string Text)> Examples =>
        _text.Elements("example").Select(example => (
            XmlDocs.Text(example.Element("title")!), XmlDocs.Code(example.Element("code")!), XmlDocs.Text(example.Element("para")!)));

    /// <summary>The types of pipeline input: whole objects, and objects whose properties bind to parameters.</summary>
    public IEnumerable<(string Type, IReadOnlyList<string> Text)> Inputs
    {
        get
        {
            var whole = Parameters.Where(parameter => parameter.TakesPipeline).ToArray();
            var byProperty = Parameters.Where(parameter => parameter.TakesProperty)
                .Select(parameter => string.Join(" or ", parameter.Aliases.Prepend(parameter.Name))).ToArray();
            var columns = byProperty.Length == 0
                ? null
                : $"These properties, or columns of a CSV, bind by their names: {string.Join(", ", byProperty)}.";
            foreach (var parameter in whole)
                yield return (parameter.TypeName, columns is null ? parameter.Description : [.. parameter.Description, columns]);
            if (whole.Length == 0)
                yield return columns is null ? ("None", ["This command accepts no pipeline input."]) : (nameof(PSObject), [columns]);
        }
    }

    /// <summary>The output types, with the description in the command and that of the type.</summary>
    public IEnumerable<(string Type, IReadOnlyList<string> Text)> Outputs
    {
        get
        {
            foreach (var name in Command.OutputType.Select(output => output.Name))
            {
                var ofCommand = _text.Elements("output")
                    .Where(output => (string?)output.Attribute("type") == name)
                    .SelectMany(XmlDocs.Paragraphs);
                var ofType = name.StartsWith("System.", StringComparison.Ordinal)
                    ? []
                    : XmlDocs.Paragraphs(_docs.OfType(name).Element("summary"));
                yield return (name, [.. ofCommand, .. ofType]);
            }

            if (Command.OutputType.Count == 0)
                yield return ("None", ["This command returns no output."]);
        }
    }

    /// <summary>Passes a new instance of the command to a function. Only an instance has the default values of parameters.</summary>
    public void UseInstance(Action<object> use)
    {
        var instance = Activator.CreateInstance(Command.ImplementingType)!;
        using (instance as IDisposable)
            use(instance);
    }

    /// <summary>The links, first those to web pages, then those to other commands and topics.</summary>
    public IEnumerable<(string Text, string Uri)> Links
    {
        get
        {
            foreach (var link in _text.Elements("seealso"))
            {
                if (link.Attribute("href") is { } page)
                    yield return (XmlDocs.Text(link), page.Value);
                else if (TypeOf(link).GetCustomAttribute<CmdletAttribute>() is { } other)
                    yield return ($"{other.VerbName}-{other.NounName}", "");
            }

            foreach (var topic in _text.Elements("topic"))
                yield return (XmlDocs.Text(topic), "");
            yield return ("about_Ayrshare", "");
        }
    }

    private Type TypeOf(XElement reference) =>
        Command.ImplementingType.Assembly.GetType(reference.Attribute("cref")!.Value[2..], throwOnError: true)!;

    // PowerShell uses the same order: positional parameters, then the mandatory ones, then the rest.
    private static IReadOnlyList<ParameterHelp> InOrder(IEnumerable<ParameterHelp> parameters) =>
    [
        .. parameters.OrderBy(parameter => parameter.Position, StringComparer.Ordinal)
            .ThenByDescending(parameter => parameter.IsRequired)
            .ThenBy(parameter => parameter.SourceOrder),
    ];
}
