using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Ayrshare.Client.Tests;

/// <summary>At most eight deletions of an account fall into any second, whoever sends them.</summary>
public sealed class DeletionPaceTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_ninth_waits_until_a_second_after_the_first_has_ended()
    {
        var clock = new FakeTimeProvider();
        var pace = new DeletionPace(clock);
        for (var i = 0; i < 8; i++)
            Assert.True(pace.EnterAsync(CancellationToken.None).IsCompleted);
        var ninth = pace.EnterAsync(CancellationToken.None);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(ninth.IsCompleted);

        pace.Leave();
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(ninth.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(100));
        await ninth.WaitAsync(Guard);
    }

    [Fact]
    public void One_that_never_left_gives_its_place_back_at_once()
    {
        var pace = new DeletionPace(new FakeTimeProvider());
        for (var i = 0; i < 20; i++)
        {
            Assert.True(pace.EnterAsync(CancellationToken.None).IsCompleted);
            pace.Withdraw();
        }
    }

    [Fact]
    public async Task A_wait_can_be_given_up()
    {
        var clock = new FakeTimeProvider();
        var api = FakeApi.Always(200, "{}");
        using var client = api.Client(clock);
        for (var i = 0; i < 8; i++)
            await client.DeleteProfileAsync($"T{i}");
        using var stop = new CancellationTokenSource();
        var ninth = client.DeleteProfileAsync("T9", options: new CallOptions { StopNow = stop.Token });
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ninth.WaitAsync(Guard));
        Assert.Equal(8, api.Requests.Count);

        // Neither the pace nor the rate budget has counted it.
        clock.Advance(TimeSpan.FromSeconds(2));
        for (var i = 0; i < 8; i++)
            await client.DeleteProfileAsync($"T{i}").WaitAsync(Guard);
    }

    [Fact]
    public async Task Two_clients_of_an_account_share_it_by_title_and_by_key()
    {
        var clock = new JumpingClock();
        var times = new ConcurrentQueue<DateTimeOffset>();
        var address = FakeApi.NewAddress();
        FakeApi Api() => new(_ =>
        {
            times.Enqueue(clock.GetUtcNow());
            return FakeApi.Json(200, "{}");
        });
        using var one = Api().Client(clock, address);
        using var two = Api().Client(clock, address);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => i % 2 == 0
            ? one.DeleteProfileAsync($"T{i}")
            : two.DeleteProfileAsync(new Secret($"key-{i}")))).WaitAsync(Guard);

        var sent = times.Order().ToArray();
        Assert.Equal(50, sent.Length);
        Assert.All(
            Enumerable.Range(8, 42), i => Assert.True(sent[i] - sent[i - 8] >= TimeSpan.FromSeconds(1), $"{i}: {sent[i] - sent[i - 8]}"));
    }

    [Theory]
    [InlineData("profiles")]
    [InlineData("Profiles/profile")]
    public async Task A_call_of_ones_own_shares_it(string path)
    {
        var clock = new FakeTimeProvider();
        var api = FakeApi.Always(200, "{}");
        using var client = api.Client(clock);
        for (var i = 0; i < 8; i++)
            await client.InvokeAsync(new RawRequest { Method = HttpMethod.Delete, Path = path }).WaitAsync(Guard);
        await client.InvokeAsync(new RawRequest { Method = HttpMethod.Delete, Path = "profiles/social" }).WaitAsync(Guard);
        var ninth = client.DeleteProfileAsync("T");
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((false, 9), (ninth.IsCompleted, api.Requests.Count));
        clock.Advance(TimeSpan.FromMilliseconds(100));
        await ninth.WaitAsync(Guard);
    }

    [Fact]
    public async Task Attempts_that_failed_count_too_unless_they_never_left()
    {
        var clock = new JumpingClock();
        using var broken = FakeApi.InTurn(() => throw new HttpRequestException("cut", new IOException("reset"))).Client(clock);
        for (var i = 0; i < 9; i++)
            await Assert.ThrowsAsync<AyrshareApiException>(() => broken.DeleteProfileAsync("T").WaitAsync(Guard));
        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(300, 300)]
    public async Task After_a_429_deletions_rest_for_as_long_as_the_limit_that_they_met(int count, int pause)
    {
        var clock = new JumpingClock();
        var api = FakeApi.InTurn(
            () => FakeApi.Json(429, """{"status":"error"}""", ("x-ratelimit-max", "300"), ("x-ratelimit-count", $"{count}")),
            () => FakeApi.Json(200, "{}"));
        using var client = api.Client(clock);
        await client.DeleteProfileAsync("T").WaitAsync(Guard);
        Assert.Equal(2, api.Requests.Count);
        Assert.InRange(clock.Elapsed.TotalSeconds, pause, pause + 10);
    }
}
