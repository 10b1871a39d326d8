using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class SuspensionTests
{
    [Fact]
    public async Task Too_many_429s_within_a_day_suspend_the_profile_alone()
    {
        using var api = new ApiSession(new SandboxOptions { RateLimit = 2, SuspensionLimit = 3 });
        var key = api.Server.AddProfile("A").ProfileKey;
        await CallAsync(2, HttpStatusCode.OK);

        await CallAsync(2, HttpStatusCode.TooManyRequests);
        api.Server.Clock.Advance(TimeSpan.FromHours(24));
        await CallAsync(2, HttpStatusCode.OK);
        await CallAsync(2, HttpStatusCode.TooManyRequests);
        Assert.False(api.Server.Profiles[0].Suspended);

        await CallAsync(1, HttpStatusCode.TooManyRequests);
        Assert.True(api.Server.Profiles[0].Suspended);
        Assert.False(api.Server.Suspended);
        api.Server.Clock.Advance(TimeSpan.FromMinutes(5));
        await CallAsync(1, HttpStatusCode.Forbidden);
        await api.GetAsync("user");

        api.Server.UnsuspendProfile("A");
        api.Server.Clock.Advance(TimeSpan.FromMinutes(5));
        await CallAsync(2, HttpStatusCode.OK);
        await CallAsync(2, HttpStatusCode.TooManyRequests);
        Assert.False(api.Server.Profiles[0].Suspended);

        async Task CallAsync(int times, HttpStatusCode expected)
        {
            foreach (var _ in Enumerable.Range(1, times))
                await api.GetAsync("user", expected, key);
        }
    }

    [Fact]
    public async Task The_primary_profile_takes_the_account_along()
    {
        using var api = new ApiSession(new SandboxOptions { RateLimit = 1 });
        api.Server.SuspensionLimit = 1;
        var key = api.Server.AddProfile("A").ProfileKey;
        await api.GetAsync("user");

        await api.GetAsync("user", HttpStatusCode.TooManyRequests);

        Assert.True(api.Server.Suspended);
        await api.GetAsync("user", HttpStatusCode.Forbidden, key);
        api.Server.Suspended = false;
        api.Server.Clock.Advance(TimeSpan.FromMinutes(5));
        await api.GetAsync("user", profileKey: key);
        await api.GetAsync("user");
    }

    [Fact]
    public void The_limit_is_a_thousand_unless_given_and_never_below_one()
    {
        using var api = new ApiSession();

        Assert.Equal(1000, api.Server.SuspensionLimit);
        Assert.Throws<ArgumentOutOfRangeException>(() => api.Server.SuspensionLimit = 0);
        Assert.Throws<ArgumentException>(() => SandboxServer.Start(new SandboxOptions { SuspensionLimit = 0 }));
    }
}
