using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;

namespace Ayrshare.HelpGenerator;

/// <summary>Writes help in MAML, the XML that Get-Help reads.</summary>
internal sealed class MamlWriter(XmlWriter xml)
{
    private const string Maml = "http://schemas.microsoft.com/maml/2004/10";
    private const string Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private const string Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>The whole file: UTF-8, line feeds, indented.</summary>
    public static string Write(IEnumerable<CommandHelp> commands)
    {
        using var text = new Utf8StringWriter();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            var maml = new MamlWriter(xml);
            xml.WriteStartElement("helpItems", "http://msh");
            xml.WriteAttributeString("schema", "maml");
            xml.WriteAttributeString("xmlns", "maml", null, Maml);
            xml.WriteAttributeString("xmlns", "command", null, Command);
            xml.WriteAttributeString("xmlns", "dev", null, Dev);
            foreach (var command in commands)
                maml.Write(command);
            xml.WriteEndElement();
        }

        return text + "\n";
    }

    private void Write(CommandHelp help) => Element(Command, "command", () =>
    {
        Element(Command, "details", () =>
        {
            Text(Command, "name", help.Command.Name);
            Text(Command, "verb", help.Command.Verb);
            Text(Command, "noun", help.Command.Noun);
            Paragraphs(Maml, "description", [help.Synopsis]);
        });
        Paragraphs(Maml, "description", help.Description);
        Element(Command, "syntax", () => Each(help.Sets, set => Element(Command, "syntaxItem", () =>
        {
            Text(Maml, "name", help.Command.Name);
            Each(set, parameter => Parameter(parameter, () =>
            {
                if (parameter.ValidValues.Count > 0)
                    Element(Command, "parameterValueGroup", () => Each(parameter.ValidValues, Value));
                else if (!parameter.IsSwitch)
                    Value(parameter.TypeName);
            }));
        })));
        help.UseInstance(instance => Element(Command, "parameters", () => Each(help.Parameters, parameter => Parameter(parameter, () =>
        {
            Paragraphs(Maml, "description", parameter.Description);
            if (!parameter.IsSwitch)
                Value(parameter.TypeName);
            Type(parameter.TypeName);
            Text(Dev, "defaultValue", parameter.DefaultValue(instance));
        }))));
        Element(Command, "inputTypes", () => Each(help.Inputs, input => Flow("inputType", input)));
        Element(Command, "returnValues", () => Each(help.Outputs, output => Flow("returnValue", output)));
        var ids = string.Join(", ", help.Errors.Select(error => error.Id));
        string[] notes = ids.Length == 0
            ? [.. help.Notes]
            : [.. help.Notes, $"Error ids: {ids}. about_Ayrshare_Errors describes all of them."];
        if (notes.Length > 0)
            Element(Maml, "alertSet", () => Paragraphs(Maml, "alert", notes));
        Element(Command, "examples", () => Each(help.Examples.Index(), example => Element(Command, "example", () =>
        {
            var line = new string('-', 10);
            Text(Maml, "title", $"{line} Example {example.Index + 1}: {example.Item.Title} {line}");
            Text(Dev, "code", example.Item.Code);
            Paragraphs(Dev, "remarks", [example.Item.Text, ""]); // The empty paragraph separates the example from the next one.
        })));
        // Get-Help -Online opens the first of these.
        var links = help.Links.Prepend((Text: "Online version", Uri: help.PageUri));
        Element(Command, "relatedLinks", () => Each(links, link => Element(Maml, "navigationLink", () =>
        {
            Text(Maml, "linkText", link.Text);
            Text(Maml, "uri", link.Uri);
        })));
    });

    private void Parameter(ParameterHelp parameter, Action content) => Element(Command, "parameter", () =>
    {
        xml.WriteAttributeString("required", parameter.IsRequired ? "true" : "false");
        xml.WriteAttributeString("globbing", parameter.TakesWildcards ? "true" : "false");
        xml.WriteAttributeString("pipelineInput", parameter.PipelineInput);
        xml.WriteAttributeString("position", parameter.Position);
        xml.WriteAttributeString("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases));
        Text(Maml, "name", parameter.Name);
        content();
    });

    private void Value(string value) => Element(Command, "parameterValue", () =>
    {
        xml.WriteAttributeString("required", "true");
        xml.WriteString(value);
    });

    private void Flow(string name, (string Type, IReadOnlyList<string> Text) flow) => Element(Command, name, () =>
    {
        Type(flow.Type);
        Paragraphs(Maml, "description", flow.Text);
    });

    private void Type(string name) => Element(Dev, "type", () => Text(Maml, "name", name));

    private void Paragraphs(string space, string name, IEnumerable<string> paragraphs) =>
        Element(space, name, () => Each(paragraphs, paragraph => Text(Maml, "para", paragraph)));

    private void Text(string space, string name, string text) => Element(space, name, () => xml.WriteString(text));

    private void Element(string space, string name, Action content)
    {
        xml.WriteStartElement(name, space);
        content();
        xml.WriteEndElement();
    }

    private static void Each<T>(IEnumerable<T> items, Action<T> write)
    {
        foreach (var item in items)
            write(item);
    }

    private sealed class Utf8StringWriter : StringWriter
    {
        public override Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
    }
}
