using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Client.Tests;

public sealed class ErrorExplanationTests
{
    [Theory]
    [InlineData(null, "?code=146")]
    [InlineData("a b", "?code=146&platform=a%20b")]
    public async Task The_code_and_the_platform_are_asked_for(string? platform, string query)
    {
        var api = FakeApi.Always(200, """{"status":"success","cause":"c","classification":"k","resolution":"r"}""");
        using var client = api.Client();

        var explanation = await client.ExplainErrorAsync(146, platform);

        Assert.Equal(("c", "k", "r"), (explanation.Cause, explanation.Classification, explanation.Resolution));
        var sent = api.Requests.Single();
        Assert.Equal(("GET", "/api/error-explainer", query), (sent.Method, sent.Uri.AbsolutePath, sent.Uri.Query));
        Assert.False(sent.Headers.ContainsKey("Profile-Key"));
    }

    [Theory]
    [InlineData("""{"cause":["one","two"]}""", "one two")]
    [InlineData("""{"cause":{"summary":"one","more":["two",3]}}""", "one two 3")]
    [InlineData("""{"cause":" one\n two "}""", "one two")]
    [InlineData("""{"cause":"of API-KEY-0123456789-ABCDEFGH"}""", "of (hidden)")]
    [InlineData("""{"cause":null,"resolution":"r"}""", null)]
    public async Task Texts_are_read_in_any_form(string answer, string? cause)
    {
        using var client = FakeApi.Always(200, answer).Client();

        Assert.Equal(cause, (await client.ExplainErrorAsync(146)).Cause);
    }

    [Fact]
    public async Task A_long_text_stays_whole()
    {
        var text = string.Join(" ", Enumerable.Repeat("word", 500));
        using var client = FakeApi.Always(200, $$"""{"resolution":"{{text}}"}""").Client();

        Assert.Equal(text, (await client.ExplainErrorAsync(146)).Resolution);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"status":"success","cause":"","classification":null}""")]
    public async Task An_answer_that_explains_nothing_is_no_answer(string answer)
    {
        using var client = FakeApi.Always(200, answer).Client();

        var failure = await Assert.ThrowsAsync<AyrshareApiException>(() => client.ExplainErrorAsync(146));

        Assert.Equal(AyrshareErrorKind.InvalidAnswer, failure.Kind);
    }

    [Fact]
    public async Task It_does_not_wait_for_the_rate_limit()
    {
        var clock = new JumpingClock();
        using var client = FakeApi.Always(429, """{"status":"error"}""").Client(clock);

        var failure = await Assert.ThrowsAsync<AyrshareApiException>(
            () => client.ExplainErrorAsync(146).WaitAsync(TimeSpan.FromSeconds(60)));

        Assert.Equal((AyrshareErrorKind.RateLimited, TimeSpan.Zero), (failure.Kind, clock.Elapsed));
    }
}
