using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Client.Tests;

public sealed class LinkSessionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("\"2026-11-01T12:07:00Z\"")]
    [InlineData("\"2026-11-01T13:07:00+01:00\"")]
    [InlineData("\"2026-11-01T12:07:00\"")]
    [InlineData("1793534820")]
    [InlineData("1793534820000")]
    [InlineData("""{"_seconds":1793534820,"_nanoseconds":0}""")]
    [InlineData("""{"utc":"2026-11-01T12:07:00.000Z"}""")]
    public async Task The_end_of_a_link_is_read_in_any_form(string expiresAt)
    {
        var session = await IssuedAsync(
            $$"""{"sessionId":"s-1","url":"https://profile.ayrshare.com?session=ayr_ls_x","expiresAt":{{expiresAt}}}""");

        Assert.Equal(Noon.AddMinutes(7), session.Lifetime.ExpiresAt);
    }

    [Theory]
    [InlineData(null, null, 5)]
    [InlineData("null", 30, 5)]
    [InlineData("\"soon\"", 2, 2)]
    [InlineData("true", null, 5)]
    [InlineData("1e300", null, 5)]
    [InlineData("-5", null, 5)]
    public async Task Without_a_readable_end_a_link_lives_no_longer_than_it_surely_does(string? expiresAt, int? requested, int minutes)
    {
        var field = expiresAt is null ? "" : $",\"expiresAt\":{expiresAt}";
        var session = await IssuedAsync(
            $$"""{"sessionId":"s-1","url":"https://profile.ayrshare.com?session=ayr_ls_x"{{field}}}""", requested);

        Assert.InRange(session.Lifetime.ExpiresAt, Noon.AddMinutes(minutes).AddSeconds(-1), Noon.AddMinutes(minutes));
    }

    [Theory]
    [InlineData("https://profile.ayrshare.com?session=ayr_ls_x", "ayr_ls_x")]
    [InlineData("https://profile.ayrshare.com/?domain=d&session=a%2Bb&x=1", "a+b")]
    [InlineData("https://profile.ayrshare.com?jwt=eyJ.x", "eyJ.x")]
    [InlineData("https://profile.ayrshare.com/s/abc?session=", null)]
    [InlineData("http://127.0.0.1:5000/?a", null)]
    public async Task The_token_is_read_from_the_link_where_it_shows(string url, string? token)
    {
        var session = await IssuedAsync($$"""{"sessionId":"s-1","url":"{{url}}"}""");

        Assert.Equal((new Uri(url), token, "s-1"), (session.Url, session.Token, session.SessionId));
    }

    [Theory]
    [InlineData("""{"sessionId":"s-1"}""")]
    [InlineData("""{"sessionId":"s-1","url":"/relative"}""")]
    [InlineData("""{"sessionId":"s-1","url":"http://profile.ayrshare.com?session=x"}""")]
    [InlineData("""{"url":"https://profile.ayrshare.com?session=x"}""")]
    [InlineData("""{"sessionId":{},"url":"https://profile.ayrshare.com?session=x"}""")]
    public async Task An_answer_without_link_or_id_is_of_no_use(string answer)
    {
        var failure = await Assert.ThrowsAsync<AyrshareApiException>(() => IssuedAsync(answer));

        Assert.Equal(AyrshareErrorKind.InvalidAnswer, failure.Kind);
    }

    [Theory]
    [InlineData(
        """{"status":"success","state":"pending","expiresAt":"2026-11-01T12:05:00.000Z","useCount":0}""",
        LinkSessionState.Pending, false, true, false, false)]
    [InlineData(
        """{"status":"success","state":"active","expiresAt":"2026-11-01T12:05:00.000Z","useCount":0}""",
        LinkSessionState.Active, false, true, false, false)]
    [InlineData(
        """{"status":"success","state":"active","expiresAt":"2026-11-01T12:05:00.000Z","useCount":2}""",
        LinkSessionState.Active, true, true, false, false)]
    [InlineData(
        """{"status":"success","state":"active","expiresAt":"2026-11-01T11:59:59.000Z","useCount":1}""",
        LinkSessionState.Active, true, false, false, true)]
    [InlineData(
        """{"status":"success","state":"pending","expiresAt":"2026-11-01T12:00:00.000Z"}""",
        LinkSessionState.Pending, false, false, false, true)]
    [InlineData(
        """{"status":"success","state":"active","firstUsedAt":"2026-11-01T11:59:00.000Z"}""",
        LinkSessionState.Active, true, true, false, false)]
    [InlineData("""{"status":"success","state":"EXPIRED","useCount":"0"}""", LinkSessionState.Expired, false, false, false, true)]
    [InlineData("""{"status":"success","state":"revoked","useCount":2}""", LinkSessionState.Revoked, true, false, true, false)]
    [InlineData("""{"status":"success","state":"suspended","useCount":1}""", null, true, null, null, null)]
    [InlineData("""{"status":"success","expiresAt":"2026-11-01T11:59:00.000Z"}""", null, null, false, null, true)]
    [InlineData("""{"status":"success"}""", null, null, null, null, null)]
    [InlineData("""{"state":{},"expiresAt":[],"firstUsedAt":{},"useCount":"often"}""", null, null, null, null, null)]
    public async Task Opened_comes_from_the_openings_and_valid_from_the_state_and_the_clock(
        string response, LinkSessionState? state, bool? opened, bool? valid, bool? revoked, bool? expired)
    {
        var status = await StatusAsync(response);

        Assert.Equal(
            (state, opened, valid, revoked, expired),
            (status.Status, status.IsOpened, status.IsValid, status.IsRevoked, status.IsExpired));
    }

    [Theory]
    [InlineData("""{"status":"success"}""")]
    [InlineData("""{"status":"success","state":"active","expiresAt":"2026-11-01T12:05:00.000Z"}""")]
    public async Task A_link_that_was_revoked_is_revoked_whatever_the_response_says(string response)
    {
        using var client = FakeApi.Always(200, response).Client();

        var status = await client.RevokeLinkSessionAsync("s-1", null);

        Assert.Equal((LinkSessionState.Revoked, true, false), (status.Status, status.IsRevoked, status.IsValid));
    }

    [Theory]
    [InlineData("")]
    [InlineData("OK")]
    public async Task A_response_to_the_revocation_that_says_nothing_is_settled_by_a_look(string response)
    {
        using var client = FakeApi.InTurn(
            () => FakeApi.Json(200, response),
            () => FakeApi.Json(200, """{"status":"success","state":"revoked","useCount":0}""")).Client();

        Assert.Equal(LinkSessionState.Revoked, (await client.RevokeLinkSessionAsync("s-1", null)).Status);
    }

    [Theory]
    [InlineData(200, 501, AyrshareErrorKind.LinkRevoked)]
    [InlineData(400, 501, AyrshareErrorKind.LinkRevoked)]
    [InlineData(404, 502, AyrshareErrorKind.LinkNotFound)]
    [InlineData(410, 503, AyrshareErrorKind.LinkExpired)]
    [InlineData(403, 504, AyrshareErrorKind.MaxPackMissing)]
    [InlineData(401, 504, AyrshareErrorKind.Unauthorized)]
    [InlineData(429, 502, AyrshareErrorKind.RateLimited)]
    [InlineData(502, 502, AyrshareErrorKind.ServerError)]
    [InlineData(403, null, AyrshareErrorKind.Forbidden)]
    public async Task The_codes_of_links_are_told_apart_and_a_gateways_are_not_taken_for_them(int status, int? code, AyrshareErrorKind kind)
    {
        var answer = $$"""{"status":"error","code":{{(code is { } number ? number : "null")}},"message":"no"}""";
        var failure = await FakeApi.Always(status, answer).Client().FailAsync("session");

        Assert.Equal(kind, failure.Kind);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    public async Task A_link_of_the_older_kind_that_needs_the_Max_Pack_says_so_too(int status)
    {
        var failure = await FakeApi.Always(status, """{"status":"error","code":504,"message":"no"}""").Client().FailAsync("link");

        Assert.Equal(AyrshareErrorKind.MaxPackMissing, failure.Kind);
    }

    [Fact]
    public async Task The_same_codes_elsewhere_mean_what_they_meant()
    {
        var failure = await FakeApi.Always(403, """{"status":"error","code":503,"message":"no"}""").Client().FailAsync("link");

        Assert.Equal(AyrshareErrorKind.Forbidden, failure.Kind);
    }

    [Theory]
    [InlineData(501, LinkSessionState.Revoked)]
    [InlineData(503, LinkSessionState.Expired)]
    public async Task Asking_for_and_revoking_a_link_that_is_over_is_no_failure(int code, LinkSessionState status)
    {
        var api = FakeApi.Always(400, $$"""{"status":"error","code":{{code}},"message":"over"}""");
        using var client = api.Client();
        var events = new List<ApiEvent>();

        var got = await client.GetLinkSessionAsync("s-1", null);
        Assert.Equal((status, false), (got.Status, got.IsValid));
        Assert.Equal(status, (await client.RevokeLinkSessionAsync("s-1", null, new CallOptions { Observer = events.Add })).Status);
        Assert.Contains(events, happened => happened.Text.StartsWith("The link had already ", StringComparison.Ordinal));
        Assert.Equal(["GET", "DELETE"], api.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task No_text_shows_an_id_which_may_be_a_token_and_no_path_is_left()
    {
        var api = FakeApi.AlwaysWithGoodAccount(403, """{"status":"error","message":"no"}""");
        using var client = api.Client();
        var events = new List<ApiEvent>();

        var failure = await Assert.ThrowsAsync<AyrshareApiException>(
            () => client.GetLinkSessionAsync("LIVE/../x?y", null, new CallOptions { Observer = events.Add }));

        Assert.Equal(
            "/api/profiles/link-sessions/LIVE%2F..%2Fx%3Fy",
            Assert.Single(api.Requests, request => !request.IsAboutAccount).Uri.AbsolutePath);
        Assert.DoesNotContain("LIVE", failure.ToString() + string.Concat(events.Select(happened => happened.Text)));
        Assert.Equal("GET /profiles/link-sessions/{sessionId}", failure.Endpoint);
        Assert.False(failure.RefusesAccount);
    }

    private static async Task<LinkSession> IssuedAsync(string answer, int? expiresIn = null)
    {
        var api = new FakeApi(_ => FakeApi.Json(200, answer, ("Date", "Sun, 01 Nov 2026 12:00:00 GMT")));
        using var client = api.Client(new JumpingClock());
        return await client.CreateLinkSessionAsync(
            new LinkSessionRequest { ProfileKey = new Secret(Calls.ProfileKey), ExpiresIn = expiresIn });
    }

    private static async Task<LinkSessionStatus> StatusAsync(string answer)
    {
        var api = new FakeApi(_ => FakeApi.Json(200, answer, ("Date", "Sun, 01 Nov 2026 12:00:00 GMT")));
        using var client = api.Client();
        return await client.GetLinkSessionAsync("s-1", new Secret(Calls.ProfileKey));
    }
}
