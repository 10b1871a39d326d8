using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>Tests that change what the whole process shares, such as environment variables: they run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWide
{
    public const string Name = "Process-wide";
}
