using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Client.Tests;

/// <summary>How long a call tries what fails, and what it says meanwhile and in the end.</summary>
public sealed class GivingUpTests
{
    private static readonly Func<HttpResponseMessage> Success = () => FakeApi.Json(200, Calls.Page);

    public static TheoryData<string, Func<HttpResponseMessage>, ConnectionObstacle?, string> Failures { get; } = new()
    {
        { "refused", () => throw Refused(), ConnectionObstacle.Refused, "connection refused" },
        {
            "unknown host", () => throw new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"),
            ConnectionObstacle.UnknownHost, "unknown host"
        },
        {
            "TLS", () => throw new HttpRequestException(HttpRequestError.SecureConnectionError, "no trust"),
            ConnectionObstacle.Tls, "TLS failed"
        },
        {
            "no network", () => throw new HttpRequestException(
                HttpRequestError.ConnectionError, "down", new SocketException((int)SocketError.NetworkUnreachable)),
            ConnectionObstacle.Unknown, "no connection"
        },
        { "reset", () => throw new HttpRequestException("reset"), null, "connection broken" },
        { "server error", () => FakeApi.Json(503, "{}"), null, "HTTP 503" },
        { "rate limit", () => FakeApi.Json(429, "{}", ("Retry-After", "1")), null, "HTTP 429" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Each_wait_is_told_and_the_error_says_how_often_and_how_long_it_was_tried(
        string name, Func<HttpResponseMessage> failure, ConnectionObstacle? obstacle, string inShort)
    {
        var clock = new JumpingClock();
        var address = FakeApi.NewAddress();
        var (error, events) = await FailAsync(FakeApi.InTurn(failure), clock, attended: false, address);

        Assert.Equal(obstacle, error.Obstacle);
        Assert.Matches(@"\. It was tried 5 times in (\d+ s|\d+ minutes)\.$", error.Message);
        Assert.Equal(5, error.Tries);
        Assert.True(error.TriedFor > TimeSpan.FromSeconds(2), name);
        var waits = events.Where(e => e.Wait is { } wait && wait.What.Contains("attempt", StringComparison.Ordinal)).ToArray();
        Assert.Equal(
            Enumerable.Range(2, 4).Select(attempt => ($"attempt {attempt} of 5 at", $"{address.Authority}: {inShort}")),
            waits.Select(e => (e.Wait!.Value.What, e.Wait.Value.Why!)));
        Assert.All(waits, e => Assert.True(e.Wait!.Value.Until > clock.Start));
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_person_waits_for_one_repeat_where_no_wait_helps(
        string name, Func<HttpResponseMessage> failure, ConnectionObstacle? obstacle, string inShort)
    {
        var clock = new JumpingClock();
        var (error, events) = await FailAsync(FakeApi.InTurn(failure), clock, attended: true);

        var mends = obstacle is null or ConnectionObstacle.Unknown;
        Assert.True((mends ? 5 : 2) == error.Tries, name);
        if (!mends)
            Assert.InRange(error.TriedFor, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Contains(events, e => e.Wait?.Why?.EndsWith(inShort, StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task A_server_that_was_reached_is_tried_as_long_by_a_person_too()
    {
        var api = FakeApi.InTurn(Success, () => throw Refused());
        using var client = api.Client();
        await client.ListProfilesAsync(new ProfileQuery());

        var error = await Assert.ThrowsAsync<AyrshareApiException>(
            () => client.ListProfilesAsync(new ProfileQuery(), new CallOptions { IsAttended = true }));

        Assert.Equal(5, error.Tries);
    }

    [Theory]
    [MemberData(nameof(Calls.AtMostOnce), MemberType = typeof(Calls))]
    public async Task What_may_have_arrived_is_tried_once_and_says_nothing_of_tries(string call)
    {
        var api = FakeApi.InTurn(() => throw new HttpRequestException("reset"));
        var error = await api.Client().FailAsync(call);

        Assert.Equal(1, error.Tries);
        Assert.DoesNotContain("tried", error.Message);
        Assert.True(error.OutcomeUnknown);
    }

    private static async Task<(AyrshareApiException Error, List<ApiEvent> Events)> FailAsync(
        FakeApi api, JumpingClock clock, bool attended, Uri? address = null)
    {
        var events = new List<ApiEvent>();
        using var client = api.Client(clock, address);
        var error = await Assert.ThrowsAsync<AyrshareApiException>(
            () => client.ListProfilesAsync(new ProfileQuery(), new CallOptions { Observer = events.Add, IsAttended = attended }));
        return (error, events);
    }

    private static HttpRequestException Refused() =>
        new(HttpRequestError.ConnectionError, "refused", new SocketException((int)SocketError.ConnectionRefused));
}
