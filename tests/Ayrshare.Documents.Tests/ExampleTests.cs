using System.Linq;
using System.Xml.Linq;
using Ayrshare.HelpGenerator;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.Documents.Tests;

/// <summary>Runs each example of each command's help.</summary>
public sealed class ExampleTests
{
    // What an 80-column console shows without breaking a line of code.
    private const int CodeWidth = 75;

    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    private static readonly XDocument Help = XDocument.Load(ModuleHelp.FilePath);

    public static TheoryData<string, int> Examples =>
    [
        .. from command in Help.Descendants(Command + "command")
           from example in command.Descendants(Command + "example").Index()
           select (Name(command), example.Index + 1),
    ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_example_runs(string command, int number)
    {
        var code = Help.Descendants(Command + "command").Single(element => Name(element) == command)
            .Descendants(Command + "example").ElementAt(number - 1).Element(Dev + "code")!.Value;
        using var session = new ExampleSession();

        session.Run(code).ThrowIfFailed();

        Assert.All(code.Split('\n'), line => Assert.InRange(line.Length, 0, CodeWidth));
    }

    private static string Name(XElement command) => (string)command.Descendants(Command + "name").First();
}
