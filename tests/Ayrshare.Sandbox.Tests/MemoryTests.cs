using System;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

/// <summary>Measures the process, so nothing else may run meanwhile.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTests
{
    [Fact]
    public async Task Memory_stays_flat_while_links_are_issued_and_expire()
    {
        using var api = new ApiSession(new SandboxOptions { TokenForm = SandboxTokenForm.Opaque, RateLimit = int.MaxValue, RateWindow = TimeSpan.FromMilliseconds(1) });
        var key = await api.CreateProfileAsync("A");
        await IssueAsync(4000);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await IssueAsync(4000);

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(grown < 1_000_000, $"It grew by {grown} bytes.");

        async Task IssueAsync(int count)
        {
            for (var issued = 0; issued < count; issued++)
            {
                await api.GenerateJwtAsync(key);
                api.Server.Clock.Advance(TimeSpan.FromMinutes(1));
            }
        }
    }
}
