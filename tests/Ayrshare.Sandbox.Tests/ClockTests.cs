using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class ClockTests
{
    [Fact]
    public void Advancing_moves_the_time_and_the_timestamps()
    {
        using var api = new ApiSession();
        var clock = api.Server.Clock;
        var time = clock.GetUtcNow();
        var timestamp = clock.GetTimestamp();

        clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(time.AddHours(2), clock.GetUtcNow(), TimeSpan.FromMinutes(1));
        Assert.InRange(clock.GetElapsedTime(timestamp), TimeSpan.FromHours(2), TimeSpan.FromHours(2.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public async Task A_timer_fires_as_much_sooner_as_the_clock_runs_faster()
    {
        using var api = new ApiSession(new SandboxOptions { TimeScale = 1000 });
        var start = TimeProvider.System.GetTimestamp();

        await Task.Delay(TimeSpan.FromMinutes(1), api.Server.Clock, TestContext.Current.CancellationToken);

        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds, 55, 60_000);
    }

    [Fact]
    public async Task A_timer_fires_when_the_clock_is_advanced_past_it()
    {
        using var api = new ApiSession();
        var delay = Task.Delay(TimeSpan.FromDays(40), api.Server.Clock, TestContext.Current.CancellationToken);
        Assert.False(delay.IsCompleted);

        api.Server.Clock.Advance(TimeSpan.FromDays(40));

        await delay.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_periodic_timer_fires_each_period_until_it_is_disposed()
    {
        using var api = new ApiSession(new SandboxOptions { TimeScale = 1000 });
        // It is not disposed of: the timer can fire once more while it is.
        var fired = new SemaphoreSlim(0);
        var timer = api.Server.Clock.CreateTimer(_ => fired.Release(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));

        for (var times = 0; times < 3; times++)
            Assert.True(fired.Wait(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));

        timer.Dispose();
        Assert.False(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public async Task The_date_header_is_the_sandbox_time()
    {
        using var api = new ApiSession();
        api.Server.Clock.Advance(TimeSpan.FromDays(1000));

        using var response = await api.SendAsync(api.Request(HttpMethod.Get, "user"));

        Assert.Equal(api.Server.Clock.GetUtcNow(), response.Headers.Date!.Value, TimeSpan.FromSeconds(60));
    }
}
