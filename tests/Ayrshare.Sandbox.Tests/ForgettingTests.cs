using System;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

/// <summary>What ended long ago is forgotten, so that a sandbox can run for days. The benchmark "memory" measures it.</summary>
public sealed class ForgettingTests
{
    [Fact]
    public async Task Link_sessions_are_kept_for_a_day()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");

        for (var hour = 0; hour < 50; hour++)
        {
            await api.CreateLinkSessionAsync(key, new { redirect = "https://example.com/" });
            api.Server.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.InRange(api.Server.LinkSessions.Count, 24, 26);
    }

    [Fact]
    public async Task Profiles_take_their_link_sessions_along()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        await api.CreateLinkSessionAsync(key);

        await api.DeleteAsync("profiles", profileKey: key);
        api.Server.Clock.Advance(TimeSpan.FromHours(25));
        await api.CreateLinkSessionAsync(await api.CreateProfileAsync("B"));

        Assert.Equal("B", Assert.Single(api.Server.LinkSessions).Title);
    }
}
