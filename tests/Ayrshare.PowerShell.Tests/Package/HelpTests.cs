using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ayrshare.HelpGenerator;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed partial class HelpTests
{
    private static readonly string Root = Path.GetDirectoryName(Path.GetDirectoryName(ModuleHelp.FilePath))!;

    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static TheoryData<string> Commands
    {
        get
        {
            using var session = new Session();
            return [.. session.Run("Get-Command -Module Ayrshare.PowerShell").ThrowIfFailed().Property("Name").Cast<string>()];
        }
    }

    [Fact]
    public void The_committed_help_is_what_the_generator_writes()
    {
        var generated = ModuleHelp.Generate();
        var committed = ModuleHelp.Read();

        Assert.Equal(generated.Keys.Order(), committed.Keys.Order());
        foreach (var (path, content) in generated)
            Assert.Equal(content, committed[path]);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Each_command_has_a_page_that_Get_Help_can_open(string command)
    {
        using var session = new Session();
        var uri = $"https://github.com/ayrshare-powershell/Ayrshare.PowerShell/blob/main/docs/commands/{command}.md";

        Assert.Equal(uri, session.Run($"(Get-Command {command}).HelpUri").Only.ToString());
        Assert.Equal(uri, (string)XDocument.Load(ModuleHelp.FilePath).Descendants(Command + "command")
            .Single(element => (string)element.Descendants(Command + "name").First() == command)
            .Descendants(Maml + "uri").First());
        Assert.StartsWith(
            $"# {command}\n", File.ReadAllText(Path.Combine(Root, "docs", "commands", $"{command}.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_in_the_pages_lead_to_pages()
    {
        foreach (var (path, content) in ModuleHelp.Read().Where(file => file.Key.EndsWith(".md", StringComparison.Ordinal)))
        {
            foreach (var link in PageLink().Matches(content).Select(match => match.Groups["path"].Value))
                Assert.True(File.Exists(Path.Combine(Root, Path.GetDirectoryName(path)!, link)), $"{path} links to {link}.");
        }
    }

    [GeneratedRegex(@"\]\((?<path>[^:)]+\.md)\)")]
    private static partial Regex PageLink();

    [Theory]
    [MemberData(nameof(Commands))]
    public void Each_command_says_what_it_does_and_shows_it(string command)
    {
        using var session = new Session();

        var help = session.Run($"Get-Help {command} -Full").ThrowIfFailed().Only;

        Assert.Equal(command, Text(help, "Name"));
        Assert.EndsWith(".", Text(help, "Synopsis"), StringComparison.Ordinal);
        Assert.True(Text(help, "description").Length > Text(help, "Synopsis").Length);
        Assert.True(Items(help, "examples", "example").Count >= 3);
        Assert.NotEmpty(Items(help, "inputTypes", "inputType"));
        Assert.NotEmpty(Items(help, "returnValues", "returnValue"));
        Assert.All(
            Items(help, "inputTypes", "inputType").Concat(Items(help, "returnValues", "returnValue")),
            flow => Assert.NotEmpty(Text(flow, "description")));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Each_parameter_is_described_and_no_other(string command)
    {
        using var session = new Session();

        var help = session.Run($"Get-Help {command} -Full").ThrowIfFailed().Only;

        var parameters = Items(help, "parameters", "parameter");
        var real = session.Run(
            $"(Get-Command {command}).Parameters.Keys").Output.Select(name => name.ToString()).Except(Cmdlet.CommonParameters);
        Assert.Equal(real.Order(), parameters.Select(parameter => Text(parameter, "name")).Order());
        Assert.All(parameters, parameter => Assert.EndsWith(".", Text(parameter, "description"), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Each_parameter_says_what_is_secret_what_its_range_is_and_that_it_is_a_column(string command)
    {
        using var session = new Session();
        var help = session.Run($"Get-Help {command} -Full").ThrowIfFailed().Only;
        var inputs = string.Concat(Items(help, "inputTypes", "inputType").Select(input => Text(input, "description")));
        var real = ((CmdletInfo)session.Run($"Get-Command {command}").ThrowIfFailed().Only.BaseObject).Parameters;

        foreach (var described in Items(help, "parameters", "parameter"))
        {
            var parameter = real[Text(described, "name")];
            var text = Text(described, "description");
            if (parameter.ParameterType == typeof(SecureString))
                Assert.Contains("A secret", text, StringComparison.Ordinal);
            if (parameter.Name.EndsWith("Secret", StringComparison.Ordinal) && parameter.ParameterType == typeof(string))
                Assert.StartsWith("The name of the secret", text, StringComparison.Ordinal);
            foreach (var range in parameter.Attributes.OfType<ValidateRangeAttribute>())
            {
                Assert.Matches($@"\b{range.MinRange}\b", text);
                Assert.Matches(int.MaxValue.Equals(range.MaxRange) ? "or more" : $@"\b{range.MaxRange}\b", text);
            }

            if (parameter.Name == "ThrottleLimit" && text.Contains("in the notes", StringComparison.Ordinal))
                Assert.Contains(
                    "-ThrottleLimit",
                    Items(help, "alertSet", "alert").Aggregate("", (all, note) => $"{all} {note.Properties["Text"]?.Value}"),
                    StringComparison.Ordinal);
            if (parameter.ParameterSets.Values.Any(set => set.ValueFromPipelineByPropertyName))
                Assert.Matches($@"\b{parameter.Name}\b", inputs);
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Each_command_is_linked_both_ways_to_topics_that_exist_and_named_in_the_overview(string command)
    {
        using var session = new Session();

        var links = Links(command);

        Assert.Contains("about_Ayrshare", links);
        Assert.All(
            links.Where(link => link.StartsWith("about_", StringComparison.Ordinal)),
            topic => session.Run($"Get-Help {topic}").ThrowIfFailed());
        Assert.All(
            links.Where(link => link.Contains("-Ayrshare", StringComparison.Ordinal)), other => Assert.Contains(command, Links(other)));
        Assert.Matches($@"\b{command}\b(?!-)", session.Run("Get-Help about_Ayrshare").ThrowIfFailed().Only.ToString());
    }

    private static string[] Links(string command) =>
        [.. XDocument.Load(ModuleHelp.FilePath).Descendants(Command + "command")
            .Single(element => (string)element.Descendants(Command + "name").First() == command)
            .Descendants(Maml + "linkText").Select(link => link.Value)];

    /// <summary>A property's text; of a list of paragraphs, all of it.</summary>
    private static string Text(PSObject help, string property) =>
        string.Join("\n", Values(help.Properties[property]?.Value).Select(value => value.Properties["Text"]?.Value ?? value)).Trim();

    private static IReadOnlyList<PSObject> Items(PSObject help, string property, string item) =>
        [.. Values(help.Properties[property]?.Value).SelectMany(value => Values(value.Properties[item]?.Value))];

    private static IEnumerable<PSObject> Values(object? value) => value switch
    {
        null => [],
        PSObject { BaseObject: IEnumerable and not string } list => ((IEnumerable)list.BaseObject).Cast<object>()
            .Select(PSObject.AsPSObject),
        IEnumerable and not string => ((IEnumerable)value).Cast<object>().Select(PSObject.AsPSObject),
        _ => [PSObject.AsPSObject(value)],
    };
}
