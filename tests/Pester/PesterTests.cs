using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Ayrshare.Pester.Tests;

/// <summary>Each Pester test of this folder, as a test.</summary>
public sealed class PesterTests(PesterSuite suite) : IClassFixture<PesterSuite>
{
    private static readonly Lazy<IReadOnlyList<string>> Names = new(() => [.. PesterSuite.Discover()]);

    public static IEnumerable<TheoryDataRow<string>> Tests =>
        Names.Value.Select(name => new TheoryDataRow<string>(name) { TestDisplayName = $"Pester: {name}" });

    [Theory]
    [MemberData(nameof(Tests))]
    public void Passes(string name)
    {
        var test = Assert.Single(suite.Results, result => result.Name == name);
        Assert.SkipWhen(test.Result == "Skipped", "This shell lacks what the test needs; its file says what that is.");
        Assert.True(test.Result == "Passed", $"{test.Result}: {test.Error}");
    }

    [Fact]
    public void Nothing_fails_outside_of_a_test() =>
        Assert.Empty(suite.Results.Where(result => !Names.Value.Contains(result.Name)).Select(result => $"{result.Name}: {result.Error}"));
}
