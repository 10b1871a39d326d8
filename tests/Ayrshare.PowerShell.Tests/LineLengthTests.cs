using System.Collections.Generic;
using System.IO;
using System.Linq;
using Ayrshare.HelpGenerator;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>Lines of code are short enough to read two files side by side.</summary>
public sealed class LineLengthTests
{
    private const int MaxLength = 140;

    [Fact]
    public void No_line_of_code_is_longer_than_140_columns() => Assert.Empty(CodeFiles().SelectMany(LongLines));

    private static IEnumerable<string> CodeFiles() =>
        from folder in new[] { "src", "tests", "tools", "samples" }
        from file in Directory.EnumerateFiles(Path.Combine(ModuleHelp.Root, folder), "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".cs" or ".ps1" or ".psm1"
        let path = Path.GetRelativePath(ModuleHelp.Root, file).Replace('\\', '/')
        where !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules")
        select path;

    private static IEnumerable<string> LongLines(string file) =>
        File.ReadLines(Path.Combine(ModuleHelp.Root, file))
            .Select((line, index) => (Text: line, Number: index + 1))
            .Where(line => line.Text.Length > MaxLength)
            .Select(line => $"{file}:{line.Number} has {line.Text.Length} columns");
}
