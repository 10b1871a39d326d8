namespace Ayrshare.Pester.Tests;

/// <summary>What became of a Pester test.</summary>
/// <param name="Name">The names of its Describe blocks and its own, with the values of its test case.</param>
/// <param name="Result">Passed, Failed, Skipped, Inconclusive or NotRun.</param>
/// <param name="Error">Why it failed, or an empty text.</param>
public sealed record PesterResult(string Name, string Result, string? Error);
