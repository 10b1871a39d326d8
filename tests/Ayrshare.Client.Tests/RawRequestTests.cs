using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Client.Tests;

/// <summary>Calls of endpoints that have no method of their own: what is an answer, and what is sent again.</summary>
public sealed class RawRequestTests
{
    private static readonly RawRequest Read = new() { Method = HttpMethod.Get, Path = "history" };

    private static readonly RawRequest Change =
        new() { Method = HttpMethod.Post, Path = "post", Body = Encoding.UTF8.GetBytes("""{"post":"x"}""") };

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, "[]")]
    [InlineData(200, """[{"status":"error"}]""")]
    [InlineData(200, "null")]
    [InlineData(200, "\"text\"")]
    [InlineData(201, """{"id":"1"}""")]
    [InlineData(202, "")]
    [InlineData(204, "")]
    [InlineData(206, "{}")]
    public async Task A_2xx_with_JSON_is_an_answer(int status, string body)
    {
        using var client = FakeApi.Always(status, body).Client();

        var result = await client.InvokeAsync(Change);

        Assert.Equal(body, result.Text);
        Assert.Equal(body.Length == 0, result.Json is null);
    }

    [Theory]
    [InlineData(200, "", AyrshareErrorKind.InvalidAnswer, true)]
    [InlineData(200, "<html>", AyrshareErrorKind.InvalidAnswer, true)]
    [InlineData(204, "OK", AyrshareErrorKind.InvalidAnswer, true)]
    [InlineData(200, """{"status":"error","message":"m"}""", AyrshareErrorKind.Rejected, false)]
    [InlineData(201, """{"status":"ERROR","message":"m"}""", AyrshareErrorKind.Rejected, false)]
    [InlineData(302, "{}", AyrshareErrorKind.InvalidAnswer, false)]
    [InlineData(400, """["m"]""", AyrshareErrorKind.Rejected, false)]
    [InlineData(404, "", AyrshareErrorKind.NotFound, false)]
    [InlineData(500, "{}", AyrshareErrorKind.ServerError, true)]
    public async Task All_else_is_a_failure_that_is_not_asked_for_again(
        int status, string body, AyrshareErrorKind kind, bool outcomeUnknown)
    {
        var api = FakeApi.Always(status, body);
        using var client = api.Client();

        var failure = await Assert.ThrowsAsync<AyrshareApiException>(() => client.InvokeAsync(Change));

        Assert.Equal((kind, outcomeUnknown, status), (failure.Kind, failure.OutcomeUnknown, failure.StatusCode));
        Assert.Single(api.Requests);
    }

    [Theory]
    [InlineData("GET", 2)]
    [InlineData("POST", 1)]
    [InlineData("PUT", 1)]
    [InlineData("PATCH", 1)]
    [InlineData("DELETE", 1)]
    public async Task Only_what_reads_is_asked_for_again_after_a_failure_of_the_server(string method, int requests)
    {
        var api = FakeApi.InTurn(() => FakeApi.Json(500, "{}"), () => FakeApi.Json(200, "{}"));
        using var client = api.Client();

        var failure = await Record.ExceptionAsync(() => client.InvokeAsync(Read with { Method = new HttpMethod(method) }));

        Assert.Equal(requests == 1, failure is AyrshareApiException { OutcomeUnknown: true });
        Assert.Equal(requests, api.Requests.Count);
    }

    [Fact]
    public async Task What_the_rate_limit_refused_was_not_taken_up_and_goes_out_again()
    {
        var api = FakeApi.InTurn(() => FakeApi.Json(429, "{}"), () => FakeApi.Json(200, "{}"));
        using var client = api.Client();

        await client.InvokeAsync(Change);

        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task A_failed_calls_answer_is_kept_without_credentials()
    {
        using var client = FakeApi.Always(
            400, """{"status":"error","profileKey" : "NEW","echo":"sent-secret-1","postIds":[{"id":"p1"}]}""").Client();

        var failure = await Assert.ThrowsAsync<AyrshareApiException>(
            () => client.InvokeAsync(Change with { Secrets = [new Secret("sent-secret-1")] }));

        Assert.Equal("""{"status":"error","profileKey" : "(hidden)","echo":"(hidden)","postIds":[{"id":"p1"}]}""", failure.Response);
    }

    [Theory]
    [InlineData("""{"pagination":{"hasMore":true,"nextCursor":"c"}}""", "c")]
    [InlineData("""{"pagination":{"nextCursor":"c"}}""", "c")]
    [InlineData("""{"pagination":{"hasMore":false,"nextCursor":"c"}}""", null)]
    [InlineData("""{"pagination":{"hasMore":true,"nextCursor":""}}""", null)]
    [InlineData("""{"pagination":{"hasMore":true,"nextCursor":5}}""", null)]
    [InlineData("""{"pagination":[]}""", null)]
    [InlineData("[]", null)]
    public async Task The_next_page_is_found(string body, string? cursor)
    {
        using var client = FakeApi.Always(200, body).Client();

        Assert.Equal(cursor, (await client.InvokeAsync(Read)).NextCursor);
    }
}
