using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Client.Tests;

/// <summary>How often the API is asked until profiles have linked, on a clock that jumps from wait to wait.</summary>
public sealed class SocialAccountWatchTests
{
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, string[]> _linked = new();
    private readonly List<string> _unlisted = [];
    private string _nextUpdate = "+300";

    [Fact]
    public async Task One_profile_with_a_key_is_asked_at_growing_intervals()
    {
        var clock = new JumpingClock();
        var api = Api(clock, profiles: 1);

        var result = await WaitAsync(api, clock, WithKey(1, 300));

        Assert.Equal((SocialAccountWaitOutcome.TimedOut, TimeSpan.FromSeconds(300)), (result.Outcome, result.Waited));
        Assert.Equal([5, 10, 20, 40, 60, 60, 60, 45], clock.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal((9, 0), Count(api));
        Assert.All(api.Requests, request => Assert.Equal("key-1-0123456789", request.Headers["Profile-Key"]));
    }

    [Theory]
    [InlineData("", "any", false, "twitter", 1)]
    [InlineData("facebook,instagram", "all", false, "facebook", 9)]
    [InlineData("facebook,instagram", "all", false, "instagram,facebook,gmb", 1)]
    [InlineData("facebook,instagram", "any", true, "instagram", 1)]
    [InlineData("facebook,instagram", "any", true, "gmb", 9)]
    [InlineData("facebook", "all", false, "FaceBook", 1)]
    public async Task All_or_any_of_the_networks_are_waited_for(string networks, string meaning, bool any, string linked, int looks)
    {
        var clock = new JumpingClock();
        _linked["Client 1"] = linked.Split(',');
        var api = Api(clock, profiles: 1);

        var result = await WaitAsync(
            api, clock, WithKey(1, 300) with { Networks = networks.Split(',', StringSplitOptions.RemoveEmptyEntries), Any = any });

        Assert.Equal(looks == 1 ? SocialAccountWaitOutcome.Linked : SocialAccountWaitOutcome.TimedOut, result.Outcome);
        Assert.True(looks == Count(api).Users, meaning);
        Assert.Equal(linked.Split(','), result.Networks);
    }

    [Fact]
    public async Task The_wait_ends_with_the_look_that_sees_the_networks()
    {
        var clock = new JumpingClock();
        var api = Api(clock, profiles: 1, request =>
        {
            if (request.Number == 3)
                _linked["Client 1"] = ["gmb"];
        });

        var result = await WaitAsync(api, clock, WithKey(1, 300));

        Assert.Equal((SocialAccountWaitOutcome.Linked, TimeSpan.FromSeconds(15)), (result.Outcome, result.Waited));
        Assert.Equal(("Client 1", "ref-1"), (result.Title, result.RefId));
        Assert.Equal((3, 0), Count(api));
    }

    [Fact]
    public async Task No_time_is_one_look()
    {
        var clock = new JumpingClock();
        var api = Api(clock, profiles: 2);

        Assert.Equal(SocialAccountWaitOutcome.TimedOut, (await WaitAsync(api, clock, WithKey(1, 0))).Outcome);
        Assert.Equal(SocialAccountWaitOutcome.TimedOut, (await WaitAsync(api, clock, WithoutKey(2, 0))).Outcome);

        Assert.Empty(clock.Waits);
        Assert.Equal((1, 1), Count(api));
    }

    [Fact]
    public async Task Five_hundred_profiles_without_keys_cost_one_list_each_five_minutes()
    {
        var clock = new JumpingClock(together: 500);
        var api = Api(clock, profiles: 500);

        var results = await WaitForAllAsync(api, clock, Enumerable.Range(1, 500).Select(n => WithoutKey(n, 900)));

        Assert.All(results, result => Assert.Equal(SocialAccountWaitOutcome.TimedOut, result.Outcome));
        Assert.Equal((0, 4), Count(api));
    }

    [Fact]
    public async Task Five_hundred_profiles_with_keys_are_seen_in_the_list_and_asked_once_before_they_are_given_up()
    {
        var clock = new JumpingClock(together: 500);
        var api = Api(clock, profiles: 500);

        var results = await WaitForAllAsync(api, clock, Enumerable.Range(1, 500).Select(n => WithKey(n, 900)));

        Assert.All(results, result => Assert.Equal(SocialAccountWaitOutcome.TimedOut, result.Outcome));
        // The first few came before there were many.
        var (users, lists) = Count(api);
        Assert.InRange(users, 500, 500 + SocialAccountWatch.FewProfiles);
        Assert.Equal(3, lists);
    }

    [Fact]
    public async Task Those_that_have_linked_come_out_of_one_list_and_the_few_left_are_asked_by_key()
    {
        var clock = new JumpingClock();
        for (var n = 1; n <= 495; n++)
            _linked[$"Client {n}"] = ["gmb"];
        var api = Api(clock, profiles: 500);

        var results = await WaitForAllAsync(api, clock, Enumerable.Range(1, 500).Select(n => WithKey(n, 600)));

        Assert.Equal(495, results.Count(result => result.Outcome == SocialAccountWaitOutcome.Linked));
        var (users, lists) = Count(api);
        Assert.InRange(users, 5, SocialAccountWatch.FewProfiles + (5 * 15));
        Assert.InRange(lists, 1, 3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("+0")]
    [InlineData("-600")]
    public async Task A_list_that_does_not_say_when_it_is_renewed_is_asked_for_at_growing_intervals(string nextUpdate)
    {
        _nextUpdate = nextUpdate;
        var clock = new JumpingClock();
        var api = Api(clock, profiles: 1);

        await WaitAsync(api, clock, WithoutKey(1, 300));

        Assert.Equal([5, 10, 20, 40, 60, 60, 60, 45], clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task No_list_is_taken_to_be_good_for_more_than_five_minutes()
    {
        _nextUpdate = "+86400";
        var clock = new JumpingClock();
        var api = Api(clock, profiles: 1);

        await WaitAsync(api, clock, WithoutKey(1, 600));

        Assert.Equal((0, 3), Count(api));
    }

    [Fact]
    public async Task The_servers_clock_tells_when_the_list_is_renewed()
    {
        var clock = new JumpingClock();
        var server = TimeSpan.FromHours(-3);
        var api = new FakeApi(_ => FakeApi.Json(
            200,
            $$"""{"profiles":[{"title":"Client 1"}],"nextUpdate":"{{(clock.GetUtcNow() + server).AddSeconds(120):O}}"}""",
            ("Date", (clock.GetUtcNow() + server).ToString("R"))));

        await WaitAsync(api, clock, WithoutKey(1, 240));

        Assert.Equal([120, 120], clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task All_pages_of_the_list_are_read()
    {
        var clock = new JumpingClock();
        var api = new FakeApi(request => FakeApi.Json(
            200,
            request.Uri.Query.Contains("cursor", StringComparison.Ordinal)
                ? """{"profiles":[{"title":"Client 1","activeSocialAccounts":["gmb"]}]}"""
                : """{"profiles":[{"title":"Other"}],"pagination":{"hasMore":true,"nextCursor":"c2"}}"""));

        Assert.Equal(SocialAccountWaitOutcome.Linked, (await WaitAsync(api, clock, WithoutKey(1, 0))).Outcome);
    }

    [Fact]
    public async Task What_is_not_in_the_list_is_told_at_once_or_asked_by_key()
    {
        var clock = new JumpingClock();
        _unlisted.AddRange(["Client 1", "Client 2"]);
        _linked["Client 2"] = ["gmb"];
        var api = Api(clock, profiles: 30);

        var results = await WaitForAllAsync(
            api, clock, Enumerable.Range(3, 28).Select(n => WithoutKey(n, 0)).Prepend(WithKey(2, 300)).Append(WithoutKey(1, 300)));

        Assert.Equal(SocialAccountWaitOutcome.Linked, results[0].Outcome);
        Assert.Equal((SocialAccountWaitOutcome.NotListed, TimeSpan.Zero), (results[^1].Outcome, results[^1].Waited));
    }

    [Fact]
    public async Task A_suspended_profile_is_told_at_once()
    {
        var api = FakeApi.Always(200, """{"profiles":[{"title":"Client 1","suspended":true,"activeSocialAccounts":["gmb"]}]}""");

        Assert.Equal(SocialAccountWaitOutcome.Suspended, (await WaitAsync(api, new JumpingClock(), WithoutKey(1, 300))).Outcome);
    }

    [Theory]
    [InlineData(500, AyrshareErrorKind.ServerError)]
    [InlineData(200, AyrshareErrorKind.InvalidAnswer)]
    public async Task A_first_look_that_fails_is_an_error_at_once(int status, AyrshareErrorKind kind)
    {
        var clock = new JumpingClock();
        var api = new FakeApi(_ => FakeApi.Json(status, "<html>"));

        var failure = await Assert.ThrowsAsync<AyrshareApiException>(() => WaitAsync(api, clock, WithKey(1, 3600)));

        Assert.Equal(kind, failure.Kind);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_later_look_may_fail_for_a_while_but_not_at_the_end()
    {
        var clock = new JumpingClock();
        var api = new FakeApi(request => request.Number == 1 ? FakeApi.Json(200, "{}") : FakeApi.Json(200, "<html>"));

        var failure = await Assert.ThrowsAsync<AyrshareApiException>(() => WaitAsync(api, clock, WithKey(1, 300)));

        Assert.Equal((AyrshareErrorKind.InvalidAnswer, TimeSpan.FromSeconds(300)), (failure.Kind, clock.Elapsed));
    }

    [Theory]
    [InlineData(403, AyrshareErrorKind.Forbidden)]
    [InlineData(404, AyrshareErrorKind.NotFound)]
    [InlineData(401, AyrshareErrorKind.Unauthorized)]
    [InlineData(400, AyrshareErrorKind.Rejected)]
    public async Task A_later_look_that_is_refused_is_an_error_at_once(int status, AyrshareErrorKind kind)
    {
        var clock = new JumpingClock();
        var api = new FakeApi(
            request => request.Number == 1 ? FakeApi.Json(200, "{}") : FakeApi.Json(status, """{"status":"error","message":"no"}"""));

        var failure = await Assert.ThrowsAsync<AyrshareApiException>(() => WaitAsync(api, clock, WithKey(1, 300)));

        Assert.Equal((kind, TimeSpan.FromSeconds(5)), (failure.Kind, clock.Elapsed));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Giving_up_ends_the_wait_between_two_looks(bool unsent)
    {
        // No other wait comes, so that the clock stands still.
        var clock = new JumpingClock(together: 2);
        var api = Api(clock, profiles: 1);
        using var watch = new SocialAccountWatch(api.Client(clock), 1);
        using var stop = new CancellationTokenSource();

        var waiting = watch.AwaitAsync(WithKey(1, 300), unsent ? new() { StopBeforeSending = stop.Token } : new() { StopNow = stop.Token });
        Assert.False(waiting.IsCompleted);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Prompt));
    }

    private static SocialAccountWait WithKey(int n, int seconds) =>
        WithoutKey(n, seconds) with { ProfileKey = new Secret($"key-{n}-0123456789") };

    private static SocialAccountWait WithoutKey(int n, int seconds) =>
        new() { Title = $"Client {n}", Timeout = TimeSpan.FromSeconds(seconds) };

    private static async Task<SocialAccountWaitResult> WaitAsync(FakeApi api, JumpingClock clock, SocialAccountWait wait) =>
        (await WaitForAllAsync(api, clock, [wait]))[0];

    private static async Task<SocialAccountWaitResult[]> WaitForAllAsync(
        FakeApi api, JumpingClock clock, IEnumerable<SocialAccountWait> waits)
    {
        using var client = api.Client(clock);
        using var watch = new SocialAccountWatch(client, concurrency: 5);
        return await Task.WhenAll(waits.Select(wait => watch.AwaitAsync(wait)).ToArray()).WaitAsync(Prompt);
    }

    private static (int Users, int Lists) Count(FakeApi api) =>
        (api.Requests.Count(request => request.Uri.AbsolutePath.EndsWith("/user", StringComparison.Ordinal)),
         api.Requests.Count(request => request.Uri.AbsolutePath.EndsWith("/profiles", StringComparison.Ordinal)));

    private FakeApi Api(JumpingClock clock, int profiles, Action<SentRequest>? before = null) => new(request =>
    {
        before?.Invoke(request);
        if (request.Headers.TryGetValue("Profile-Key", out var key))
            return FakeApi.Json(200, Entry(key.Split('-')[1]));
        var entries = Enumerable.Range(1, profiles).Where(n => !_unlisted.Contains($"Client {n}")).Select(n => Entry($"{n}"));
        var next = _nextUpdate.Length > 1 && int.TryParse(
            _nextUpdate, out var seconds) ? $"{clock.GetUtcNow().AddSeconds(seconds):O}" : _nextUpdate;
        return FakeApi.Json(200, $$"""{"profiles":[{{string.Join(",", entries)}}],"nextUpdate":"{{next}}"}""");
    });

    private string Entry(string n)
    {
        var networks = string.Join(",", _linked.GetValueOrDefault($"Client {n}", []).Select(network => $"\"{network}\""));
        return $$"""{"title":"Client {{n}}","refId":"ref-{{n}}","activeSocialAccounts":[{{networks}}]}""";
    }
}
