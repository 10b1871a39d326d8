using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Client.Tests;

public sealed class RetryTests
{
    private static readonly Func<HttpResponseMessage> Cut = () => throw new HttpRequestException("cut", new IOException("reset"));

    private static readonly Func<HttpResponseMessage> Refused = () => throw FakeApi.Refused();

    private static Func<HttpResponseMessage> Status(int status, params (string, string)[] headers) =>
        () => FakeApi.Json(status, """{"status":"error","message":"Later."}""", headers);

    public static TheoryData<string, Func<HttpResponseMessage>> Faults(bool atMostOnce)
    {
        var data = new TheoryData<string, Func<HttpResponseMessage>>();
        foreach (var name in Calls.All.Where(call => call.Value.AtMostOnce == atMostOnce).Select(call => call.Key))
        {
            Func<HttpResponseMessage>[] faults =
            [
                Cut, Status(500), Status(502), Status(503), Status(504),
                () => throw new IOException("cut"), () => throw new SocketException(
                    (int)SocketError.NotConnected), () => throw new TaskCanceledException("late"),
            ];
            foreach (var fault in faults)
                data.Add(name, fault);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Faults), true)]
    public async Task What_must_happen_once_is_sent_once(string call, Func<HttpResponseMessage> fault)
    {
        var api = FakeApi.InTurn(fault);
        var failure = await api.Client().FailAsync(call);
        Assert.Single(api.Requests);
        Assert.True(failure.OutcomeUnknown);
    }

    [Theory]
    [MemberData(nameof(Calls.AtMostOnce), MemberType = typeof(Calls))]
    public async Task What_must_happen_once_is_not_repeated_even_where_the_API_says_it_may(string call)
    {
        var api = FakeApi.Always(500, """{"status":"error","retryAvailable":true}""");
        var failure = await api.Client().FailAsync(call);
        Assert.Single(api.Requests);
        Assert.True(failure.RetryAvailable);
    }

    [Theory]
    [MemberData(nameof(Faults), false)]
    public async Task What_can_be_repeated_is_four_times_with_growing_pauses(string call, Func<HttpResponseMessage> fault)
    {
        var clock = new JumpingClock();
        var api = FakeApi.InTurn(fault);
        var failure = await api.Client(clock).FailAsync(call);
        Assert.Equal(5, api.Requests.Count);
        Assert.False(failure.OutcomeUnknown);
        Assert.Equal(4, clock.Waits.Count);
        Assert.All(clock.Waits, wait => Assert.InRange(wait, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(30)));
        Assert.True(clock.Elapsed > TimeSpan.FromSeconds(2));
    }

    [Theory]
    [MemberData(nameof(Faults), false)]
    public async Task What_can_be_repeated_succeeds_in_the_end(string call, Func<HttpResponseMessage> fault)
    {
        var api = FakeApi.InTurn(fault, fault, fault, fault, () => FakeApi.Json(200, Calls.All[call].Answer));
        using var client = api.Client();
        await Calls.All[call].Make(client);
        Assert.Equal(5, api.Requests.Count);
        Assert.Single(api.Requests.Select(
            request => (request.Method, request.Uri, request.Body, request.ContentType, string.Join("\n", request.Headers))).Distinct());
    }

    [Theory]
    [MemberData(nameof(Calls.Names), MemberType = typeof(Calls))]
    public async Task What_never_reached_the_server_is_repeated_whatever_it_is(string call)
    {
        var api = FakeApi.InTurn(Refused, Refused, () => FakeApi.Json(200, Calls.All[call].Answer));
        using var client = api.Client();
        await Calls.All[call].Make(client);
        Assert.Equal(3, api.Requests.Count);

        var failure = await FakeApi.InTurn(Refused).Client().FailAsync(call);
        Assert.Equal((AyrshareErrorKind.Unreachable, false, null), (failure.Kind, failure.OutcomeUnknown, failure.StatusCode));
    }

    [Fact]
    public async Task What_never_reached_the_server_uses_up_no_budget()
    {
        var clock = new JumpingClock();
        var api = new FakeApi(request => request.Number <= 400 ? Refused() : FakeApi.Json(200, Calls.Page));
        using var client = api.Client(clock);
        for (var i = 0; i < 80; i++)
            await Assert.ThrowsAsync<AyrshareApiException>(() => client.ListProfilesAsync(new ProfileQuery()));
        var waits = clock.Waits.Count;
        for (var i = 0; i < 300; i++)
            await client.ListProfilesAsync(new ProfileQuery());
        Assert.Equal(waits, clock.Waits.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(302)]
    [InlineData(201)]
    public async Task What_was_refused_is_not_repeated(int status)
    {
        foreach (var call in Calls.All.Keys)
        {
            var api = FakeApi.Always(status, "{}");
            await api.Client().FailAsync(call);
            // After a 403, the account itself is asked for, and after an unclear revocation the link.
            var looks = status switch
            {
                403 => 1,
                201 when call == "revoke" => 1,
                _ => 0,
            };
            Assert.Equal(1 + looks, api.Requests.Count);
            Assert.All(api.Requests.Skip(1), request => Assert.Equal("GET", request.Method));
        }
    }

    [Theory]
    [MemberData(nameof(Calls.Patient), MemberType = typeof(Calls))]
    public async Task After_429_every_call_waits_as_long_as_told_and_goes_on(string call)
    {
        MonoRuntime.Skip("Its threads answer so late that the clock has jumped by then.");
        var clock = new JumpingClock();
        TimeSpan? repeated = null;
        var api = FakeApi.InTurn(Status(429, ("Retry-After", "42")), () =>
        {
            // The clock jumps again when a deletion has ended, for the pace of the next one.
            repeated = clock.Elapsed;
            return FakeApi.Json(200, Calls.All[call].Answer);
        });
        using var client = api.Client(clock);
        await Calls.All[call].Make(client);
        Assert.Equal(2, api.Requests.Count);
        Assert.InRange(Assert.NotNull(repeated), TimeSpan.FromSeconds(42), TimeSpan.FromSeconds(42) + TimeSpan.FromMilliseconds(1));
    }

    [Theory]
    [InlineData(null, null, 300)]
    [InlineData("42", null, 42)]
    [InlineData("soon", null, 300)]
    [InlineData("-5", null, 300)]
    [InlineData("86400", null, 300)]
    [InlineData("99999999999999", null, 300)]
    [InlineData("Sun, 01 Nov 2026 12:01:30 GMT", null, 90)]
    [InlineData("Sun, 01 Nov 2026 14:01:30 GMT", "Sun, 01 Nov 2026 14:00:00 GMT", 90)]
    [InlineData("Sun, 01 Nov 2026 10:01:30 GMT", "Sun, 01 Nov 2026 10:00:00 GMT", 90)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", null, 300)]
    public async Task The_wait_after_429_is_read_in_both_forms(string? retryAfter, string? date, int seconds)
    {
        var clock = new JumpingClock();
        var headers = new[] { ("Retry-After", retryAfter), ("Date", date) }.Where(header => header.Item2 is not null).Select(
            header => (header.Item1, header.Item2!));
        var api = FakeApi.InTurn(Status(429, [.. headers]), () => FakeApi.Json(200, Calls.Page));
        using var client = api.Client(clock);
        await client.ListProfilesAsync(new ProfileQuery());
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds) + TimeSpan.FromMilliseconds(1));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Sun, 01 Nov 2026 11:00:00 GMT")]
    public async Task A_429_that_names_no_wait_at_all_is_not_hammered(string retryAfter)
    {
        var clock = new JumpingClock();
        var api = FakeApi.InTurn(Status(429, ("Retry-After", retryAfter)));
        var failure = await api.Client(clock).FailAsync("list");
        Assert.Equal(AyrshareErrorKind.RateLimited, failure.Kind);
        Assert.Equal(5, api.Requests.Count);
        Assert.True(clock.Elapsed > TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task The_observer_hears_of_answers_repeats_and_waits()
    {
        var clock = new JumpingClock();
        var heard = new List<ApiEvent>();
        var api = FakeApi.InTurn(
            Status(503),
            Status(429, ("Retry-After", "42")),
            () => FakeApi.Json(200, Calls.Page, ("x-ratelimit-max", "300"), ("x-ratelimit-count", "17")));
        using var client = api.Client(clock);
        await client.ListProfilesAsync(new ProfileQuery(), new CallOptions { Observer = heard.Add });
        Assert.Contains(heard, e => e.Text.Contains("503", StringComparison.Ordinal));
        Assert.Contains(heard, e => e.Text.Contains("Trying again", StringComparison.Ordinal));
        Assert.Contains(heard, e => e.Wait?.Until > clock.Start);
        Assert.Contains(heard, e => e.Text.Contains("17 of 300", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_thousand_creations_meet_no_429_and_end_as_early_as_the_limit_allows()
    {
        MonoRuntime.Skip("Its threads answer so late that the clock has jumped by then.");
        var clock = new JumpingClock();
        var counted = new Queue<TimeSpan>();
        var refused = 0;
        var api = new FakeApi(_ =>
        {
            lock (counted)
            {
                var now = clock.Elapsed;
                while (counted.Count > 0 && counted.Peek() + TimeSpan.FromMinutes(5) <= now)
                    counted.Dequeue();
                (string, string)[] headers = [("x-ratelimit-max", "300"), (
                    "x-ratelimit-count", (counted.Count + 1).ToString(CultureInfo.InvariantCulture))];
                if (counted.Count >= 300)
                {
                    refused++;
                    return FakeApi.Json(429, "{}", headers);
                }

                counted.Enqueue(now);
                return FakeApi.Json(200, Calls.Created, headers);
            }
        });
        using var client = api.Client(clock);
        var left = 1000;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (System.Threading.Interlocked.Decrement(ref left) >= 0)
                await client.CreateProfileAsync(new CreateProfileRequest { Title = "T" });
        }))).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal((1000, 0), (api.Requests.Count, refused));
        // The clock can jump while an answer is on its way, which then counts in the window after.
        Assert.InRange(clock.Elapsed, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(20));
    }
}
