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
        using var api = NewSession();
        var key = await api.CreateProfileAsync("A");

        await AssertFlatAsync(4000, async () =>
        {
            await api.GenerateJwtAsync(key);
            api.Server.Clock.Advance(TimeSpan.FromMinutes(1));
        });
    }

    [Fact]
    public async Task Memory_stays_flat_while_link_sessions_are_made_and_expire()
    {
        using var api = NewSession();
        var key = await api.CreateProfileAsync("A");

        await AssertFlatAsync(3000, async () =>
        {
            await api.CreateLinkSessionAsync(key, new { redirect = "https://example.com/" });
            api.Server.Clock.Advance(TimeSpan.FromHours(1));
        });
        Assert.InRange(api.Server.LinkSessions.Count, 24, 26);
    }

    [Fact]
    public async Task Memory_stays_flat_while_profiles_come_and_go()
    {
        using var api = NewSession();

        await AssertFlatAsync(1000, async () =>
        {
            var key = await api.CreateProfileAsync("A");
            api.Server.Link("A", "twitter");
            await api.CreateLinkSessionAsync(key);
            await api.DeleteAsync("profiles", profileKey: key);
            api.Server.Clock.Advance(TimeSpan.FromHours(1));
        });
    }

    private static ApiSession NewSession() => new(new SandboxOptions
    {
        TokenForm = SandboxTokenForm.Opaque,
        RateLimit = int.MaxValue,
        RateWindow = TimeSpan.FromMilliseconds(1),
    });

    /// <summary>Works a while until the stores have their size, and then once more, which must add nothing.</summary>
    private static async Task AssertFlatAsync(int times, Func<Task> work)
    {
        await RepeatAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await RepeatAsync();

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(grown < 1_000_000, $"It grew by {grown} bytes.");

        async Task RepeatAsync()
        {
            for (var time = 0; time < times; time++)
                await work();
        }
    }
}
