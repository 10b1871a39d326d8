using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Client.Tests;

public sealed class ApiFailureTests
{
    private static Task<AyrshareApiException> FailAsync(
        int status, string json, string call = "create", params (string, string)[] headers) =>
        new FakeApi(request => status == 403 && request.IsAboutAccount ? FakeApi.Json(200, "{}") : FakeApi.Json(
            status, json, headers)).Client().FailAsync(call);

    [Theory]
    [InlineData(400, """{"action":"create","status":"error","code":146,"message":"Taken."}""", AyrshareErrorKind.TitleTaken, 146)]
    [InlineData(400, """{"action":"create","status":"error","code":"146","message":"Taken."}""", AyrshareErrorKind.TitleTaken, 146)]
    [InlineData(
        400,
        """{"status":"error","errors":[{"action":"create","status":"error","code":146,"message":"Taken."}]}""",
        AyrshareErrorKind.TitleTaken,
        146)]
    [InlineData(400, """{"status":"error","code":146,"errors":[{"message":"Taken."}]}""", AyrshareErrorKind.TitleTaken, 146)]
    [InlineData(400, """{"status":"error","code":146,"errors":["Taken."]}""", AyrshareErrorKind.TitleTaken, 146)]
    [InlineData(200, """{"status":"error","code":146,"message":"Taken."}""", AyrshareErrorKind.TitleTaken, 146)]
    [InlineData(200, """{"status":"ERROR","code":17,"message":"Taken."}""", AyrshareErrorKind.Rejected, 17)]
    [InlineData(400, """{"status":"error","code":189,"message":"Taken."}""", AyrshareErrorKind.PrivateKeyRefused, 189)]
    [InlineData(400, """{"message":"Taken."}""", AyrshareErrorKind.Rejected, null)]
    [InlineData(402, """{"message":"Taken.","code":{}}""", AyrshareErrorKind.Rejected, null)]
    [InlineData(405, """{"message":"Taken.","code":1.5}""", AyrshareErrorKind.Rejected, null)]
    [InlineData(401, """{"message":"Taken.","code":99999999999}""", AyrshareErrorKind.Unauthorized, null)]
    [InlineData(403, """{"message":"Taken."}""", AyrshareErrorKind.Forbidden, null)]
    [InlineData(403, """{"status":"error","code":102,"message":"Taken."}""", AyrshareErrorKind.Unauthorized, 102)]
    [InlineData(400, """{"status":"error","code":361,"message":"Taken."}""", AyrshareErrorKind.MessagingNotEnabled, 361)]
    [InlineData(403, """{"status":"error","code":361,"message":"Taken."}""", AyrshareErrorKind.MessagingNotEnabled, 361)]
    [InlineData(400, """{"status":"error","code":362,"message":"Taken."}""", AyrshareErrorKind.MessagingRelinkNeeded, 362)]
    [InlineData(500, """{"status":"error","code":362,"message":"Taken."}""", AyrshareErrorKind.ServerError, 362)]
    [InlineData(404, """{"message":"Taken."}""", AyrshareErrorKind.NotFound, null)]
    [InlineData(500, """{"message":"Taken."}""", AyrshareErrorKind.ServerError, null)]
    public async Task Both_shapes_of_errors_are_understood(int status, string json, AyrshareErrorKind kind, int? code)
    {
        var failure = await FailAsync(status, json);
        Assert.Equal((kind, (int?)status, code), (failure.Kind, failure.StatusCode, failure.Code));
        Assert.Equal("POST /profiles", failure.Endpoint);
        Assert.StartsWith("POST /profiles: ", failure.Message);
        Assert.Contains("Taken.", failure.Message);
    }

    [Theory]
    [InlineData("""{"status":"error","errors":[]}""")]
    [InlineData("""{"status":"error","errors":[null,17]}""")]
    [InlineData("""{"status":"error","errors":{"a":1}}""")]
    [InlineData("""{"status":"error","message":{"a":1}}""")]
    [InlineData("""{"status":"error","errors":[[]],"message":null}""")]
    [InlineData("{}")]
    public async Task An_error_without_a_reason_says_so(string json)
    {
        var failure = await FailAsync(400, json);
        Assert.Equal(AyrshareErrorKind.Rejected, failure.Kind);
        Assert.Contains("no reason given", failure.Message);
    }

    [Theory]
    [InlineData("", "an empty response")]
    [InlineData("  <html>", "an HTML page")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("null", "not a JSON object")]
    [InlineData("\"status\"", "not a JSON object")]
    [InlineData("{\"a\":", "not a JSON object")]
    public async Task An_answer_without_a_JSON_object_is_described(string body, string said)
    {
        foreach (var status in new[] { 200, 400 })
        {
            var failure = await FailAsync(status, body);
            Assert.Contains(said, failure.Message);
            Assert.Equal(status == 200 ? AyrshareErrorKind.InvalidAnswer : AyrshareErrorKind.Rejected, failure.Kind);
            Assert.Equal(status == 200, failure.OutcomeUnknown);
        }
    }

    [Fact]
    public async Task What_the_error_tells_comes_along()
    {
        var failure = await FailAsync(
            400,
            """
            {"status":"error","errors":[{"action":"JWT","platform":"twitter","code":9,"message":"One."},{"message":"Two."}],
            "retryAvailable":true}
            """,
            headers: ("x-request-id", "req-17"));
        Assert.Equal(("JWT", "twitter", "req-17", true), (failure.Action, failure.Platform, failure.RequestId, failure.RetryAvailable));
        Assert.Contains("One.", failure.Message);
        Assert.Contains("Two.", failure.Message);
    }

    [Theory]
    [InlineData(200, """{"status":"error","message":"m"}""", false)]
    [InlineData(400, "{}", false)]
    [InlineData(302, "{}", false)]
    [InlineData(303, "", true)]
    [InlineData(303, Calls.Created, true)]
    [InlineData(500, """{"status":"error","message":"m"}""", true)]
    [InlineData(502, "<html>", true)]
    [InlineData(503, """{"status":"error","message":"m","retryAvailable":true}""", false)]
    [InlineData(200, "", true)]
    [InlineData(201, Calls.Created, true)]
    [InlineData(201, """{"status":"success","message":"Made.","profileKey":"k"}""", true)]
    [InlineData(204, "", true)]
    public async Task Whether_the_call_took_effect_is_open_only_where_it_is(int status, string json, bool open)
    {
        foreach (var (name, call) in Calls.All.Where(call => call.Value.AtMostOnce))
            Assert.Equal(open, (await FailAsync(status, json, name)).OutcomeUnknown);
        Assert.False((await FailAsync(status, json, "list")).OutcomeUnknown);
    }

    [Theory]
    [InlineData("create", """{"status":"success"}""", "profileKey")]
    [InlineData("create", """{"status":"success","profileKey":" "}""", "profileKey")]
    [InlineData("create", """{"status":"success","profileKey":17}""", "profileKey")]
    [InlineData("create", """{"status":"success","profileKey":"\uFEFF"}""", "profileKey")]
    [InlineData("create", """{"status":"success","profileKey":"A\u0000B"}""", "profileKey")]
    [InlineData("create", """{"status":"success","profileKey":"A\nB"}""", "profileKey")]
    [InlineData("mail", """{"status":"success","token":"t"}""", "url")]
    [InlineData("mail", """{"status":"success","url":"https://x.example/?jwt=t"}""", "token")]
    [InlineData("mail", """{"status":"success","token":"t","url":"/social-accounts"}""", "url")]
    [InlineData("mail", """{"status":"success","token":"t","url":"file:///etc/passwd"}""", "url")]
    [InlineData("mail", """{"status":"success","token":"t","url":"javascript:alert(1)"}""", "url")]
    [InlineData("mail", """{"status":"success","token":"t","url":"http://x.example/"}""", "url")]
    [InlineData("mail", """{"status":"success","token":["t"],"url":"https://x.example/"}""", "token")]
    [InlineData("list", """{"profiles":null}""", "profiles")]
    [InlineData("list", """{"profiles":{}}""", "profiles")]
    [InlineData("list", """{"profiles":[null]}""", "profiles")]
    [InlineData("list", """{"profiles":[17]}""", "profiles")]
    [InlineData("list", """{"profiles":[{"createdUTC":"yesterday"}]}""", "createdUTC")]
    [InlineData("list", """{"profiles":[{"activeSocialAccounts":"twitter"}]}""", "activeSocialAccounts")]
    [InlineData("list", """{"profiles":[{"tags":[null]}]}""", "tags")]
    [InlineData("user", """{"activeSocialAccounts":[null]}""", "activeSocialAccounts")]
    [InlineData("user", """{"title":{}}""", "title")]
    public async Task An_answer_of_unexpected_types_is_invalid_and_names_the_field(string call, string json, string field)
    {
        var failure = await FailAsync(200, json, call);
        Assert.Equal(AyrshareErrorKind.InvalidAnswer, failure.Kind);
        Assert.Contains(field, failure.Message);
        Assert.Equal(Calls.All[call].AtMostOnce, failure.OutcomeUnknown);
    }

    [Theory]
    [InlineData("utf8")]
    [InlineData("utf-7")]
    [InlineData("x-unheard-of")]
    [InlineData("windows-1252")]
    public async Task An_encoding_that_is_not_known_does_not_hide_what_the_status_says(string charset)
    {
        var api = new FakeApi(_ =>
        {
            var response = FakeApi.Json(401, """{"status":"error","message":"Wrong key."}""");
            response.Content.Headers.TryAddWithoutValidation("Content-Type", "x/y");
            response.Content.Headers.Remove("Content-Type");
            response.Content.Headers.TryAddWithoutValidation("Content-Type", $"application/json; charset={charset}");
            return response;
        });
        var failure = await api.Client().FailAsync("list");
        Assert.Equal(AyrshareErrorKind.Unauthorized, failure.Kind);
        Assert.Contains("Wrong key.", failure.Message);
    }

    public static TheoryData<string, string> UnfitCredentials()
    {
        var data = new TheoryData<string, string>();
        string[] texts = ["key…", "ключ", "two words\r\nX-Evil: 1", "nul\u0000", "zero\u200Bwidth", "non\u00A0breaking", "two\nlines"];
        foreach (var text in texts)
        {
            data.Add("api", text);
            data.Add("profile", text);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(UnfitCredentials))]
    public async Task A_credential_that_no_header_can_carry_is_refused_before_anything_is_sent(string which, string text)
    {
        await using var server = new RawServer(async connection =>
        {
            while (await connection.ReadRequestAsync())
                await connection.AnswerAsync(Calls.Link);
        });
        using var client = new AyrshareClient(new AyrshareClientOptions
        {
            ApiKey = new Secret(which == "api" ? text : FakeApi.ApiKey),
            BaseAddress = server.Address,
            Clock = new JumpingClock(),
        });
        var request = Calls.LinkRequest(
            email: new ConnectEmail { To = "a@example.com" }, profileKey: which == "profile" ? text : Calls.ProfileKey);
        var failure = await Assert.ThrowsAsync<AyrshareApiException>(() => client.GenerateJwtAsync(request));
        Assert.Empty(server.Requests);
        Assert.False(failure.OutcomeUnknown);
        Assert.Equal(which == "api" ? AyrshareErrorKind.Unauthorized : AyrshareErrorKind.Rejected, failure.Kind);
        Assert.DoesNotContain(text, failure.ToString());
    }

    [Fact]
    public async Task Who_gives_up_gets_a_cancellation()
    {
        using var stop = new CancellationTokenSource();
        using var client = new FakeApi(_ =>
        {
            stop.Cancel();
            throw new IOException("cut");
        }).Client();
        var stopped = await Assert.ThrowsAsync<OperationCanceledException>(
            () => client.CreateProfileAsync(new CreateProfileRequest { Title = "T" }, new CallOptions { StopNow = stop.Token }));
        Assert.Equal(stop.Token, stopped.CancellationToken);
        Assert.True(Assert.IsType<AyrshareApiException>(stopped.InnerException).OutcomeUnknown);
    }

    [Fact]
    public async Task Who_gives_up_what_was_not_sent_or_changes_nothing_is_told_of_no_unknown_outcome()
    {
        using var stop = new CancellationTokenSource();
        using var client = new FakeApi(_ =>
        {
            stop.Cancel();
            throw new IOException("cut");
        }).Client();

        var read = await Assert.ThrowsAsync<OperationCanceledException>(
            () => client.GetUserAsync(profileKey: null, options: new CallOptions { StopNow = stop.Token }));
        var unsent = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.CreateProfileAsync(new CreateProfileRequest { Title = "T" }, new CallOptions { StopNow = stop.Token }));

        Assert.IsType<IOException>(read.InnerException);
        Assert.Null(unsent.InnerException);
    }

    [Theory]
    [InlineData(400, AyrshareErrorKind.Rejected)]
    [InlineData(403, AyrshareErrorKind.Forbidden)]
    public async Task A_refusal_that_has_come_is_told_though_the_caller_gives_up(int status, AyrshareErrorKind kind)
    {
        using var stop = new CancellationTokenSource();
        using var client = FakeApi.Always(status, """{"status":"error","message":"no"}""").Client();
        var options = new CallOptions { Observer = _ => stop.Cancel(), StopNow = stop.Token };
        var refused = await Assert.ThrowsAsync<AyrshareApiException>(
            () => client.CreateProfileAsync(new CreateProfileRequest { Title = "T" }, options));
        Assert.Equal((kind, false), (refused.Kind, refused.OutcomeUnknown));
    }

    [Fact]
    public async Task A_profile_key_that_is_longer_than_any_header_is_invalid_in_a_response_and_refused_in_a_request()
    {
        var key = new string('K', 70_000);

        var received = await FailAsync(200, $$"""{"status":"success","profileKey":"{{key}}"}""");
        var api = FakeApi.Always(200, "{}");
        using var client = api.Client();
        var sent = await Assert.ThrowsAsync<AyrshareApiException>(() => client.GetUserAsync(new Secret(key)));

        Assert.Equal((AyrshareErrorKind.InvalidAnswer, true), (received.Kind, received.OutcomeUnknown));
        Assert.Equal(AyrshareErrorKind.Rejected, sent.Kind);
        Assert.Contains("longer than", sent.Message);
        Assert.Empty(api.Requests);
    }

    [Theory]
    [InlineData(70_000)]
    [InlineData(20_000)]
    public async Task A_text_of_any_length_is_sent_in_a_URL_or_refused(int length)
    {
        var api = FakeApi.Always(200, Calls.Page);
        using var client = api.Client();

        var failure = await Record.ExceptionAsync(
            () => client.ListProfilesAsync(new ProfileQuery { Title = new string('t', length - 1) + "\ud83c" }));

        // Newer versions of .NET have no limit.
        if (failure is not null)
            Assert.Equal((AyrshareErrorKind.Rejected, true), (Assert.IsType<AyrshareApiException>(failure).Kind, length > 65_000));
        Assert.Equal(failure is null ? 1 : 0, api.Requests.Count);
        Assert.All(api.Requests, request => Assert.EndsWith("t%EF%BF%BD", request.Uri.AbsoluteUri, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", "2026-11-01T12:05:00Z")]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT", "2026-11-01T12:05:00Z")]
    [InlineData("Sun, 01 Nov 2026 13:00:00 GMT", "0001-01-01T00:00:00Z")]
    [InlineData("Sun, 01 Nov 2026 11:00:00 GMT", "9999-12-31T23:59:59Z")]
    public async Task A_time_at_the_end_of_the_calendar_costs_no_list(string date, string nextUpdate)
    {
        using var client = new FakeApi(_ => FakeApi.Json(
            200, $$"""{"profiles":[{"title":"T"}],"nextUpdate":"{{nextUpdate}}"}""", ("Date", date))).Client();

        var page = await client.ListProfilesAsync(new ProfileQuery());

        Assert.Equal("T", Assert.Single(page.Profiles).Title);
    }
}
