using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Ayrshare.HelpGenerator;

/// <summary>Reads the XML documentation files that the compiler writes.</summary>
internal sealed class XmlDocs(IEnumerable<string> files)
{
    private readonly Dictionary<string, XElement> _members = files
        .SelectMany(file => XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member"))
        .ToDictionary(member => (string)member.Attribute("name")!);

    /// <summary>The documentation of a type.</summary>
    public XElement OfType(Type type) => OfType((type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!);

    /// <summary>The documentation of a type, by its reflection name.</summary>
    public XElement OfType(string fullName) => Member($"T:{fullName}");

    /// <summary>The documentation of a property, from the type that declares it.</summary>
    public XElement OfProperty(Type declaring, string name) =>
        Member($"P:{(declaring.IsGenericType ? declaring.GetGenericTypeDefinition() : declaring).FullName}.{name}");

    /// <summary>The paragraphs of an element: its para elements, or its whole text if it has none.</summary>
    public static IReadOnlyList<string> Paragraphs(XElement? element) =>
        element is null ? [] : [.. (element.Elements("para").Any() ? element.Elements("para") : [element]).Select(Text)];

    /// <summary>The text of an element as one line, with short names in place of references.</summary>
    public static string Text(XElement element) =>
        Regex.Replace(string.Concat(element.Nodes().Select(Inline)), @"\s+", " ").Trim();

    /// <summary>The lines of a code element, without their common indentation.</summary>
    public static string Code(XElement code)
    {
        var lines = code.Value.Split('\n').Select(line => line.TrimEnd()).ToArray();
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join("\n", lines.Select(line => line.Length > indent ? line[indent..] : "")).Trim('\n');
    }

    private static string Inline(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see when see.Attribute("langword") is { } word => word.Value,
        XElement { Name.LocalName: "see" } see when see.Attribute("cref") is { } reference => reference.Value.Split('.', ':')[^1],
        XElement element => element.Value,
        _ => "",
    };

    private XElement Member(string id) =>
        _members.TryGetValue(id, out var member) ? member : throw new InvalidDataException($"{id} has no documentation.");
}
