using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Ayrshare.HelpGenerator;
using Ayrshare.NodeScripts;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;
using Shell = System.Management.Automation.PowerShell;

namespace Ayrshare.PowerShell.Tests;

/// <summary>docs/node-client.md: each method of the official Node client beside the command line that makes the same call.</summary>
public sealed partial class NodeClientTableTests
{
    private const string Data = """{"id":"ID-1","platforms":["facebook","linkedin"],"text":"Käse & Co #1? +5%","count":3,"flag":true}""";

    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(1);

    private static readonly string Document =
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(ModuleHelp.FilePath))!, "docs", "node-client.md"));

    // A method's first code, and all code of its row.
    private static readonly (string Method, string Line, string[] Commands)[] Rows =
        [.. Row().Matches(Document).Select(row =>
        {
            var code = Code().Matches(row.Value).Select(match => match.Groups["code"].Value).ToArray();
            return (row.Groups["method"].Value, code.ElementAtOrDefault(1) ?? "", code.Skip(2).ToArray());
        })];

    public static TheoryData<string, string> Lines => [.. Rows.Where(
        row => row.Line.StartsWith("Invoke-", StringComparison.Ordinal)).Select(row => (row.Method, row.Line))];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Each_command_line_is_whole_and_names_a_known_endpoint(string method, string line)
    {
        using var session = new Session();
        var ast = Parser.ParseInput(line, out _, out var errors);
        var command = Assert.IsType<CommandAst>(Assert.IsType<PipelineAst>(Assert.Single(ast.EndBlock.Statements)).PipelineElements[0]);
        var parameters = command.CommandElements.OfType<CommandParameterAst>().Select(parameter => parameter.ParameterName);
        var known = session.Run(
            $"(Get-Command {command.GetCommandName()}).Parameters.Keys").ThrowIfFailed().Output.Select(name => $"{name}");

        Assert.Empty(errors);
        Assert.All(parameters, parameter => Assert.Contains(parameter, known));
        var (start, rest) = (line.Split(' ')[0], line[line.IndexOf(' ', StringComparison.Ordinal)..]);
        var (path, verb) = (
            command.CommandElements[1].ToString().Trim('"').Replace("$id", "", StringComparison.Ordinal), Method().Match(rest).Value);
        Assert.Contains(path, Completions(session, $"{start}{(verb.Length == 0 ? " -Method Get" : verb)} -Path {path}"));
        Assert.NotEmpty(method);
    }

    [Fact]
    public void The_commands_beside_them_exist()
    {
        using var session = new Session();
        var exported = session.Run(
            "(Get-Module Ayrshare.PowerShell).ExportedCommands.Keys").ThrowIfFailed().Output.Select(name => $"{name}").ToArray();

        Assert.All(
            Rows.SelectMany(row => row.Commands).Where(code => code.Contains("-Ayrshare", StringComparison.Ordinal)),
            command => Assert.Contains(command, exported));
    }

    [Fact]
    public async Task Each_command_line_sends_what_the_method_sends()
    {
        var script = NodeScript.FindOrSkip("NodeClient", "methods.mjs");
        using var official = new RecordingApi("{}");
        using var ours = new RecordingApi("{}");
        using var session = new Session();

        var output = await script.RunAsync(new() { ["AYRSHARE_BASE_URI"] = official.BaseUri, ["DATA"] = Data }, LongestRun);
        var methods = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).ToArray();
        session.Run("""
            Connect-Ayrshare -ApiKey api -BaseUri $baseUri -XApiKey x-key -XApiSecret x-secret
            $PSDefaultParameterValues = @{ 'Invoke-AyrshareApi:ProfileKey' = 'pk-1'; 'Invoke-AyrshareApi:Force' = $true }
            $key = 'pk-1'; $id = 'ID-1'
            $data = [ordered] @{ id = $id; platforms = 'facebook', 'linkedin'; text = 'Käse & Co #1? +5%'; count = 3; flag = $true }
            """, ("baseUri", ours.BaseUri)).ThrowIfFailed();

        Assert.Equal(
            methods.Select(line => $"{line["method"]}").Order(),
            Rows.Select(row => row.Method.Replace("new SocialMediaAPI", "constructor", StringComparison.Ordinal)).Order());
        var calls = methods.Where(line => (bool)line["makesCall"]!).Select(line => $"{line["method"]}").ToArray();
        Assert.Equal(calls, Lines.Select(line => line.Data.Item1).OrderBy(method => Array.IndexOf(calls, method)));
        foreach (var (method, theirs) in calls.Zip(official.Requests))
        {
            session.Run(Rows.Single(row => row.Method == method).Line).ThrowIfFailed();
            Assert.Equal(Essence(method, theirs), Essence(method, ours.Requests.Last()));
        }

        Assert.Equal(calls.Length, ours.Requests.Count);
    }

    // What a call is, without the mark that the official client adds to all of its own.
    private static string Essence(string method, RecordedRequest request)
    {
        var target = request.Line.Split(' ')[1].Split('?');
        var query = target.Length < 2 ? [] : target[1].Split('&').Select(
            field => Uri.UnescapeDataString(field.Replace('+', ' '))).Where(field => field != "source=npm");
        var body = request.Body.Length == 0 ? null : request.Json;
        body?.Remove("source");
        var headers = new[] { "Authorization", "Profile-Key", "X-Twitter-OAuth1-Api-Key", "X-Twitter-OAuth1-Api-Secret" }.Select(
            name => request.Headers.GetValueOrDefault(name));
        return string.Join(
            "\n", [method, request.Line.Split(' ')[0], target[0], .. query, body?.ToJsonString(JsonSerializerOptions.Web), .. headers]);
    }

    private static IEnumerable<string> Completions(Session session, string line)
    {
        using var shell = Shell.Create(session.Runspace);
        return [.. CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches.Select(match => match.CompletionText)];
    }

    [GeneratedRegex(@"^\| `(?<method>(?:new )?\w+)\([^)]*\)` \|.*$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@" -Method \w+")]
    private static partial Regex Method();
}
